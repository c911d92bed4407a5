import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import type { Role } from '../../src/shared/actor';
import { actorOf, clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeFinishedClass } from '../factories/certificate';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, {
    slug: 'legis',
    settings: { quietHours: null },
    signatory: { name: 'Elena Example', role: { en: 'head of courses' } },
  });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const pathOf = ({ code }: OpenClass): string => `/en/office/classes/${code}`;
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

/** Somebody signed in, as a browser is. */
async function signedIn(role: Role, organisation = legis): Promise<{ client: HttpClient; id: string }> {
  const account = await makeAccount(app, [{ organisationId: organisation.id, role }], { name: 'Ljubica Example' });
  const client = new HttpClient(app.app);
  await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return { client, id: account.id };
}

describe('A class in the office', () => {
  it('goes from a draft to published, confirmed and over, with a warning while a meeting is to come', async () => {
    const { client } = await signedIn('coordinator');
    const group = await makeClass(app, legis, { class: { draft: true } });
    const path = pathOf(group);
    expect(plain((await client.get(path)).text)).toContain('Publish this class');
    const published = await client.follow(await client.form(`${path}/publication`, {}));
    expect(plain(published.text)).toContain('The class is published.');
    await join(app.http, group.id, { fullName: 'Samira Haddad', language: 'ar' });
    await join(client, group.id, { fullName: 'Vesa Gashi', phone: undefined, language: 'sq' });
    const silent = '+38970111999';
    await join(client, group.id, { fullName: 'Nour Said', phone: silent, language: 'sq' });
    await app.get(People).setMessages(actorOf(legis), silent, { stopped: true, at: app.clock.now() });
    const told = plain((await client.get(`${path}/confirmation`)).text);
    expect(told).toContain('3 enrolments are told Albanian 2 and Arabic 1');
    expect(told).toMatch(/Your course takes place: .*tell them yourself: Vesa.*Nour/);
    const confirmed = await client.follow(await client.form(`${path}/confirmation`, { answer: 'yes' }));
    expect((await client.get(`${path}/confirmation`)).status).toBe(303);
    expect(plain(confirmed.text)).toContain('Ljubica Example decided: the class runs.');
    const ask = await client.get(`${path}/completion`);
    expect(plain(ask.text)).toContain('The last meeting is still to come');
    const over = await client.follow(await client.form(`${path}/completion`, { answer: 'yes' }));
    expect(plain(over.text)).toContain('The class is over.');
    const late = await client.follow(await client.form(`${path}/confirmation`, {}));
    expect(plain(late.text)).toContain('Things changed meanwhile, so this is not possible any more.');
    expect(late.text).toContain('class="flash s-warn"');
  });

  it('is cancelled after its reason was written and asked for once more', async () => {
    const group = await makeClass(app, legis);
    await join(app.http, group.id, { fullName: 'Samira Haddad', email: 'samira@people.example' });
    const path = `${pathOf(group)}/cancellation`;
    const ask = await staff.get(path);
    expect(plain(ask.text)).toMatch(/1 person or group has a place.*Samira has a place/);
    const bare = await staff.form(path, { reason: '' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('<title>Error: Cancel this class');
    expect(bare.text).toContain('href="#reason">Write the reason');
    const again = await staff.form(path, { reason: 'The teacher is ill.' });
    expect(again.status).toBe(200);
    expect(plain(again.text)).toContain('We ask you once more: cancel this class?');
    expect(again.text).toContain('name="reason" value="The teacher is ill."');
    expect((await staff.get(`/api/v1/classes/${group.id}`)).body.state).toBe('published');
    const done = await staff.form(path, { reason: 'The teacher is ill.', sure: 'yes' });
    expect(done.headers['location']).toBe(pathOf(group));
    await app.drain();
    const text = plain((await staff.get(pathOf(group))).text);
    expect(text).toContain('Cancelled. Reason: The teacher is ill.');
    expect(text).toContain('Nobody has a place yet.');
    expect(text).toMatch(/Your class is cancelled [^.]* 1 of 1/);
    expect(app.mail.last('samira@people.example').text).toContain('The teacher is ill.');
  });

  it('gets larger, so that who waits gets an offer, and not smaller than what is taken', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    for (const fullName of ['Omar Khalil', 'Leila Karimi', 'Blerim Krasniqi'])
      await join(app.http, group.id, { fullName, ifFull: 'wait' });
    const path = `${pathOf(group)}/capacity`;
    const small = await staff.form(path, { capacity: '1' });
    expect(small.status).toBe(409);
    expect(plain(small.text)).toContain('2 places are taken. Enter this number or a higher one');
    expect(small.text).toMatch(/name="capacity"[^>]* value="1"/);
    expect(small.text).toContain('id="capacity-error"');
    expect(small.text).toContain('The room really is smaller');
    const odd = await staff.form(path, { capacity: 'many' });
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('Enter a number, for example 12');
    expect((await staff.form(path, { capacity: '3' })).status).toBe(303);
    expect(plain((await staff.get(pathOf(group))).text)).toMatch(/2 taken 1 offered/);
    expect((await staff.form(path, { capacity: '1', force: 'yes' })).status).toBe(303);
    const { seats } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
    expect(seats).toMatchObject({ capacity: 1, taken: 2, offered: 0, waiting: 1 });
  });

  it('has the party called that no message can reach in time, and seats it by phone', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const seated = await join(app.http, group.id, { fullName: 'Omar Khalil' });
    const waits = await join(app.http, group.id, { fullName: 'Fatima Noor', ifFull: 'wait' });
    const [first] = (await staff.get(`/api/v1/classes/${group.id}`)).body.sessions as { start: string }[];
    const left = Date.parse(first?.start ?? '') - app.clock.now().getTime();
    await app.advance({ minutes: left / 60_000 - 150 });
    await staff.delete(`/api/v1/enrolments/${seated.body.id}`);
    await app.drain();
    const path = pathOf(group);
    expect(plain((await staff.get(path)).text)).toMatch(/To call 1 Fatima English No message can come in time/);
    await staff.form(`${path}/calls/${waits.body.id}`, { answer: 'seat' });
    const text = plain((await staff.get(path)).text);
    expect(text).not.toContain('To call');
    expect(text).toMatch(/Fatima Fatima Noor English Has a place/);
  });
});

describe('The certificates of a class in the office', () => {
  it('are made with one button, counted, linked, and taken back with a reason', async () => {
    const group = await makeFinishedClass(app, legis, staff, [
      { fullName: 'Rana Khoury' },
      { fullName: 'Omar Said', comes: [1] },
    ]);
    const path = pathOf(group);
    const before = plain((await staff.get(path)).text);
    expect(before).toContain('1 person meets the rule.');
    expect(before).toContain('Omar was there 50 % of the time');
    await staff.form(`${path}/certificates`, {});
    await app.drain();
    expect(plain((await staff.get(path)).text)).toContain('Rana did not write a name for the certificate yet.');
    expect((await staff.form(`${path}/certificates`, { names: 'yes' })).status).toBe(303);
    await app.drain();
    const page = await staff.get(path);
    expect(plain(page.text)).toContain('1 out.');
    expect(plain(page.text)).toContain('The certificate of Rana came out.');
    const number = /LEG-[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(page.text)?.[0] ?? '';
    expect((await staff.get(`/api/v1/certificates/${number}.pdf`)).headers['content-type']).toBe('application/pdf');
    const revocation = `${path}/certificates/${number}/revocation`;
    expect((await staff.form(revocation, { reason: ' ' })).status).toBe(422);
    expect(plain((await staff.get(revocation)).text)).toContain('It is the certificate of Rana Khoury.');
    expect((await staff.form(revocation, { reason: 'The wrong course.' })).status).toBe(303);
    expect(plain((await staff.get(path)).text)).toMatch(new RegExp(`${number} Taken back`));
    const other = await makeClass(app, legis);
    expect((await staff.get(`${pathOf(other)}/certificates/${number}/revocation`)).status).toBe(404);
  });
});

describe('The office is open', () => {
  it('to instructors for the classes that they teach, to read', async () => {
    const { client, id } = await signedIn('instructor');
    const own = await makeClass(app, legis, { class: { instructorIds: [id] } });
    const other = await makeClass(app, legis);
    const joined = await join(app.http, own.id, { fullName: 'Samira Haddad' });
    const list = await client.get('/en/office/classes');
    expect(list.text).toContain(pathOf(own));
    expect(list.text).not.toContain(pathOf(other));
    const page = await client.get(pathOf(own));
    expect(plain(page.text)).toContain('Samira');
    expect(page.text).toContain('/roll');
    expect(page.text).not.toContain('<form method="post" action="/en/office');
    expect((await client.get(pathOf(other))).status).toBe(403);
    expect((await client.form(`${pathOf(own)}/people/${joined.body.id}/phone`, {})).status).toBe(403);
    expect((await client.form(`${pathOf(own)}/cancellation`, { reason: 'No.', sure: 'yes' })).status).toBe(403);
  });

  it('to nobody of other roles, of other organisations, or without a sign-in', async () => {
    const group = await makeClass(app, legis);
    const { body } = await join(app.http, group.id, { fullName: 'Samira Haddad' });
    const path = pathOf(group);
    const accountant = await clientOf(app, legis, 'accountant');
    expect((await accountant.get('/en/office/classes')).status).toBe(403);
    expect((await accountant.get(path)).status).toBe(403);
    const stranger = await clientOf(app, await makeOrganisation(app));
    const posts = ['publication', 'confirmation', 'completion', 'certificates', `people/${body.id}/phone`];
    for (const part of posts) expect((await stranger.form(`${path}/${part}`, {})).status).toBe(404);
    expect((await stranger.form(`${path}/cancellation`, { reason: 'No.', sure: 'yes' })).status).toBe(404);
    expect((await stranger.form(`${path}/capacity`, { capacity: '9' })).status).toBe(404);
    expect((await stranger.get(path)).status).toBe(404);
    const nobody = await app.http.with({}).get(path);
    expect(nobody.status).toBe(303);
    expect(nobody.headers['location']).toContain('/en/sign-in?next=');
  });

  it('in Macedonian, and in English with a word about it for readers of Arabic', async () => {
    const { client } = await signedIn('manager');
    const group = await makeClass(app, legis);
    expect((await client.get(pathOf(group).replace('/en/', '/mk/'))).text).toContain('<html lang="mk"');
    const arabic = await client.get(pathOf(group).replace('/en/', '/ar/'));
    expect(arabic.text).toContain('<html lang="en" dir="ltr"');
    expect(arabic.text).toContain('<p class="flash s-warn" lang="ar" dir="rtl">');
  });
});
