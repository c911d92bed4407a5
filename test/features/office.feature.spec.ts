import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';
import type { Role } from '../../src/shared/actor';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

/** Somebody signed in, as a browser is. */
async function signedIn(role: Role, organisation = legis): Promise<{ client: HttpClient; id: string }> {
  const account = await makeAccount(app, [{ organisationId: organisation.id, role }], { name: 'Biljana Example' });
  const client = new HttpClient(app.app);
  const answer = await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  expect(answer.status).toBe(303);
  return { client, id: account.id };
}

const pathOf = ({ code }: OpenClass): string => `/en/office/classes/${code}`;
const plain = (html: string): string =>
  html
    .replace(/<span class="vh">[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

async function enrol(group: OpenClass, fullName: string, input: Record<string, unknown> = {}): Promise<string> {
  const answer = await join(app.http, group.id, { fullName, ifFull: 'wait', ...input });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
}

describe('The list of classes', () => {
  it('has drafts, seats and those who wait, in three parts', async () => {
    const own = await makeOrganisation(app);
    const office = await clientOf(app, own);
    const nothing = await office.get('/en/office/classes');
    expect(nothing.text).toContain('No classes yet');
    const group = await makeClass(app, own, { class: { capacity: 1, town: 'Tetovo' } });
    await enrol(group, 'Amira Haddad');
    await enrol(group, 'Blerim Krasniqi');
    await makeClass(app, own, { class: { draft: true } });
    const over = await makeClass(app, own);
    await office.post(`/api/v1/classes/${over.id}/cancellation`, { reason: 'The room is gone.' });
    const page = await office.get('/en/office/classes');
    expect(page.status).toBe(200);
    const text = plain(page.text);
    expect(text).toMatch(/To come 2 classes.*Over 1 class/);
    expect(text).toContain('Draft');
    expect(text).toContain('Tetovo');
    expect(text).toContain('1 of 1 place is taken. 1 waits');
    expect(page.text).toContain(`href="${pathOf(group)}"`);
    expect(page.headers['cache-control']).toBe('no-store');
  });
});

describe('The page of a class', () => {
  it('shows seats, people with companions and needs, the list and the history, in words', async () => {
    const { client } = await signedIn('coordinator');
    const group = await makeClass(app, legis, { class: { capacity: 3 } });
    await enrol(group, 'Amira Hadžić', { needs: 'Interpreter', callName: 'Amira' });
    await enrol(group, 'Elvana Hoxha', { seats: 2, companions: [{ fullName: 'Drita Hoxha' }] });
    await enrol(group, 'Samira Haddad', { language: 'ar' });
    const page = await client.get(pathOf(group));
    expect(page.status).toBe(200);
    const text = plain(page.text);
    expect(text).toContain('Not sure yet First stitches, group A');
    expect(text).toContain('3 taken');
    expect(text).toMatch(/Amira Amira Hadžić English Interpreter Has a place/);
    expect(text).toMatch(/Elvana \+ 1 Elvana Hoxha with Drita English 2 Has a place/);
    expect(text).toMatch(/Waiting list 1 party, 1 person 1 Samira Arabic Waits since/);
    expect(text).toContain('Elvana took 2 places.');
    expect(text).toContain('Samira joined the waiting list.');
    expect(text).not.toMatch(/\+3897\d/);
    expect(page.text.replaceAll('&#x3D;', '=')).toContain(`/en/office/enrol?class=${group.code}`);
    expect(page.text.match(/class="btn"/g)).toHaveLength(1);
  });

  it('of a class without people says so kindly', async () => {
    const group = await makeClass(app, legis);
    const page = await staff.get(pathOf(group));
    const text = plain(page.text);
    expect(text).toContain('Nobody has a place yet.');
    expect(text).toContain('Nobody waits.');
    expect(text).toContain('Nobody got a message about this class yet.');
    expect(text).toContain('3 free');
  });

  it('shows fifty people and leads to all', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 60 } });
    for (let number = 0; number < 52; number += 1) await enrol(group, `Learner ${'a'.repeat(number + 1)}`);
    const page = await staff.get(pathOf(group));
    expect(page.text.match(/>Show<span/g)).toHaveLength(50);
    expect(plain(page.text)).toContain('Show all 52');
    const whole = await staff.get(`${pathOf(group)}?all=roster`);
    expect(whole.text.match(/>Show<span/g)).toHaveLength(52);
  });

  it('shows a phone number once somebody asked for it, and writes that down', async () => {
    const { client, id: accountId } = await signedIn('coordinator');
    const group = await makeClass(app, legis);
    const phone = newPhone();
    const first = await enrol(group, 'Jasmina Petrova', { phone });
    const second = await enrol(group, 'Leila Karimi');
    expect((await client.get(`${pathOf(group)}?phone=${first}`)).text).not.toContain(phone);
    const asked = await client.form(`${pathOf(group)}/people/${first}/phone`, {});
    expect(asked.status).toBe(303);
    expect(asked.headers['location']).not.toContain(phone);
    const page = await client.get(asked.headers['location']!.split('#')[0]!);
    expect(page.text).toContain(`href="tel:${phone}"`);
    expect(page.text.match(/href="tel:\+3897/g)).toHaveLength(1);
    const looks = await app.db.collection('access_log').find({ accountId }).toArray();
    expect(looks).toMatchObject([{ field: 'phone', reason: 'class.roster', organisationId: legis.id }]);
    expect((await client.get(`${pathOf(group)}?phone=${second}`)).text).not.toMatch(/href="tel:\+3897/);
    const colleague = await signedIn('coordinator');
    expect((await colleague.client.get(`${pathOf(group)}?phone=${first}`)).text).not.toContain(phone);
  });
});

describe('The office, for people who wait', () => {
  it('answers an offer for somebody', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const seated = await enrol(group, 'Omar Khalil');
    const waiting = await enrol(group, 'Samira Haddad');
    const path = pathOf(group);
    expect(plain((await staff.get(`${path}/people/${seated}/leave`)).text)).toContain('Give back the place of Omar?');
    await staff.form(`${path}/people/${seated}/leave`, { answer: 'yes' });
    const page = await staff.get(path);
    expect(plain(page.text)).toMatch(/Samira English Offered until/);
    expect(page.text).toContain(`${path}/answers/${waiting}`);
    const ask = await staff.get(`${path}/answers/${waiting}`);
    expect(plain(ask.text)).toContain('Yes, Samira takes the place');
    const answered = await staff.form(`${path}/answers/${waiting}`, { answer: 'yes' });
    expect(answered).toMatchObject({ status: 303, headers: { location: `${path}#waiting` } });
    const { client } = await signedIn('manager');
    expect(plain((await client.get(path)).text)).toMatch(/said yes to the offer for Samira/);
    const late = await client.follow(await client.form(`${path}/answers/${waiting}`, { answer: 'yes' }));
    expect(plain(late.text)).toContain('The time to answer is over.');
  });

  it('moves somebody to the front with a reason, and asks for it', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    await enrol(group, 'Omar Khalil');
    await enrol(group, 'Blerim Krasniqi');
    const fatima = await enrol(group, 'Fatima Noor');
    const path = pathOf(group);
    const bare = await staff.form(`${path}/front`, { who: fatima, why: ' ' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('href="#why">Write the reason for the move');
    expect(bare.text).toContain(`value="${fatima}" selected`);
    expect(bare.text).toContain('<details open>');
    const done = await staff.form(`${path}/front`, { who: fatima, why: 'Her sister is in this group.' });
    expect(done.status).toBe(303);
    const text = plain((await staff.get(path)).text);
    expect(text).toMatch(/1 Fatima English Waits since [^.]*\. Moved up\..*2 Blerim/);
    expect(text).toContain('Reason: “Her sister is in this group.”');
    const elsewhere = await makeClass(app, legis);
    const wrong = await staff.form(`${pathOf(elsewhere)}/front`, { who: fatima, why: 'No.' });
    expect(wrong.status).toBe(404);
  });

  it('lets an applicant in, or says no with a reason', async () => {
    const group = await makeClass(app, legis, { class: { admission: 'approval' } });
    const first = await enrol(group, 'Oksana Bondar');
    const second = await enrol(group, 'Omar Khalil');
    const path = pathOf(group);
    expect(plain((await staff.get(path)).text)).toContain('Who asks to come 2');
    await staff.form(`${path}/applications/${first}`, { answer: 'yes' });
    const bare = await staff.form(`${path}/applications/${second}`, { answer: 'no', reason: '' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('href="#reason">Write the reason');
    await staff.form(`${path}/applications/${second}`, { answer: 'no', reason: 'He works at that time.' });
    const text = plain((await staff.get(path)).text);
    expect(text).not.toContain('Who asks to come');
    expect(text).toMatch(/Oksana Oksana Bondar English Has a place/);
    expect(text).toContain('said no to Omar.');
    expect(plain((await staff.get(`${path}/applications`)).text)).toContain('Omar Reason: “He works at that time.”');
  });
});
