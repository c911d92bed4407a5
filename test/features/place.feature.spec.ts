import { randomUUID } from 'node:crypto';
import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeCourse } from '../factories/course';
import { join, makeClass, makeClassOf, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let stranger: HttpClient;
let group: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  staff = await clientOf(app, legis);
  stranger = await clientOf(app, await makeOrganisation(app));
  group = await makeClass(app, legis, { class: { capacity: 30 } });
});
afterAll(() => app.close());

const audit = () => app.get(SeatAudit).problems();
const browser = () => new HttpClient(app.app);
const seatsOf = async (id: string) => (await app.http.get(`/api/v1/classes/${id}`)).body.seats;

/** Answers the steps of joining until the last page. */
async function toCheck(client: HttpClient, { code }: OpenClass, phone = newPhone(), more: Record<string, string> = {}) {
  await client.form(`/en/classes/${code}/join/name`, { fullName: 'Rana Khoury' });
  await client.form(`/en/classes/${code}/join/phone`, { phone, whose: 'mine' });
  return client.form(`/en/classes/${code}/join/help`, { language: 'en', stepFree: 'yes', ...more });
}

describe('Joining by pages', () => {
  it('asks one question a page and leads to the own page', async () => {
    const client = browser();
    const first = await client.get(`/en/classes/${group.code}/join`);
    expect(first.status).toBe(200);
    expect(first.text).toContain('What is your name?');
    const phone = newPhone();
    expect((await toCheck(client, group, phone, { companion1: 'Lina' })).headers['location']).toBe(
      `/en/classes/${group.code}/join/check`,
    );
    const check = await client.get(`/en/classes/${group.code}/join/check`);
    expect(check.text).toContain('<bdi>Rana Khoury</bdi>');
    expect(check.text).toContain(phone);
    expect(check.text).toContain('A room without steps');
    const joined = await client.form(`/en/classes/${group.code}/join/check`, { ifFull: 'refuse' });
    expect(joined.status).toBe(303);
    expect(joined.headers['location']).toMatch(/^\/en\/places\/[A-Z2-9]{11}$/);
    const again = await client.form(`/en/classes/${group.code}/join/check`, { ifFull: 'refuse' });
    expect(again.headers['location']).toBe(joined.headers['location']);
    const own = await client.follow(joined);
    expect(own.text).toContain('You have a place');
    expect(own.text).toContain(`ends in ${phone.slice(-3)}`);
    expect(own.text).not.toContain(phone.slice(-6));
    expect(own.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
    expect((await client.get(`/en/classes/${group.code}/join/phone`)).text).not.toContain(phone);
  });

  it('says beside its field why a certificate does not open the next level, and keeps what was typed', async () => {
    const upper = await makeCourse(app, legis, {
      trackId: group.course.trackId,
      level: 'advanced',
      entry: { rule: 'previous_level' },
    });
    const next = await makeClassOf(app, legis, upper);
    const client = browser();
    await toCheck(client, next);
    const check = (fields: Record<string, string>) => client.form(`/en/classes/${next.code}/join/check`, fields);
    const below = `href="/en/courses/${group.course.slug}"`;
    const begun = await client.get(`/en/classes/${next.code}/join`);
    for (const { text } of [begun, await client.get(`/en/courses/${upper.slug}`)])
      expect(text).toMatch(new RegExp(`This course goes on from the level below\\. You need[^]*?${below}`));
    const asked = await check({ ifFull: 'refuse' });
    expect(asked.text).toContain(below);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('This course goes on from the level below');
    const empty = await check({ previousCertificate: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Enter the number of your certificate');
    const wrong = await check({ previousCertificate: 'LEG-AAAAA-AAAAA' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This is not the number of a certificate of the level below');
    expect(wrong.text).toContain('value="LEG-AAAAA-AAAAA"');
  });

  it('says to whoever goes back that they have joined, until the place is given back', async () => {
    const client = browser();
    await toCheck(client, group);
    const { headers } = await client.form(`/en/classes/${group.code}/join/check`, { ifFull: 'refuse' });
    const place = headers['location'] ?? '';
    for (const step of ['check', 'help', 'phone', 'name']) {
      const back = await client.get(`/en/classes/${group.code}/join/${step}`);
      expect({ step, status: back.status, joined: back.text.includes('You have joined already') }).toEqual({
        step,
        status: 200,
        joined: true,
      });
      expect(back.text).toContain(`href="${place}"`);
    }
    const late = await client.form(`/en/classes/${group.code}/join/phone`, { phone: newPhone(), whose: 'mine' });
    expect(late.headers['location']).toBe(`/en/classes/${group.code}/join/check`);
    const other = await client.get(`/en/classes/${group.code}/join/name?another=yes`);
    expect(other.text).toContain('What is your name?');
    await client.form(`${place}/give-back`, {});
    expect((await client.get(`/en/classes/${group.code}/join/name`)).text).toContain('What is your name?');
  });

  it('asks whether the number of a neighbouring country was meant, and takes it by one tap', async () => {
    const client = browser();
    const path = `/en/classes/${group.code}/join/phone`;
    await client.form(`/en/classes/${group.code}/join/name`, { fullName: 'Rana' });
    const typed = await client.form(path, { phone: '0888 123 456', whose: 'family', email: 'rana@people.example' });
    expect(typed.status).toBe(422);
    expect(typed.text).toContain('Did you mean this number?');
    expect(typed.text).toMatch(/value="\+359888123456"><span>Yes: <bdi dir="ltr">\+359 88 812 3456<\/bdi>, Bulgaria/);
    expect(typed.text).toContain('value="0888 123 456"');
    const arabic = await client.form(path.replace('/en/', '/ar/'), { phone: '0888 123 456', whose: 'family' });
    expect(arabic.text).toContain('<bdi dir="ltr">+359 88 812 3456</bdi>، بلغاريا');
    const fields = Object.fromEntries(
      [...typed.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    await client.form(path, { ...fields, phone: '+359888123456' });
    await client.form(`/en/classes/${group.code}/join/help`, { language: 'en' });
    const check = await client.get(`/en/classes/${group.code}/join/check`);
    expect(check.text).toContain('+359888123456');
    expect(check.text).toContain('family');
    expect((await client.form(path, { phone: '12', whose: 'mine' })).text).not.toContain('Did you mean');
  });

  it('joins once when the button is pressed twice at the same moment', async () => {
    const client = browser();
    await toCheck(client, group);
    const before = (await seatsOf(group.id)).taken;
    const press = () => client.form(`/en/classes/${group.code}/join/check`, { ifFull: 'refuse' });
    const [one, two] = await Promise.all([press(), press()]);
    expect(one?.headers['location']).toMatch(/\/places\//);
    expect(two?.headers['location']).toBe(one?.headers['location']);
    expect((await seatsOf(group.id)).taken).toBe(before + 1);
  });

  it('comes back with everything kept and the same words beside the field and above the page', async () => {
    const client = browser();
    const wrong = await client.form(`/en/classes/${group.code}/join/name`, { fullName: '070 123 456' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('<title>Error: What is your name?');
    expect(wrong.text.match(/Enter your name, not a phone number/g)).toHaveLength(2);
    expect(wrong.text).toContain('value="070 123 456"');
    await client.form(`/en/classes/${group.code}/join/name`, { fullName: 'Rana' });
    const phone = await client.form(`/en/classes/${group.code}/join/phone`, { phone: '12', whose: 'family' });
    expect(phone.status).toBe(422);
    expect(phone.text).toContain('value="family" checked');
    expect((await client.get(`/en/classes/${group.code}/join/name`)).text).toContain('value="Rana"');
  });

  it('keeps answers sealed, and asks first what is missing', async () => {
    const client = browser();
    await client.form(`/en/classes/${group.code}/join/name`, { fullName: 'Zuleika Unmistakable' });
    const rows = await app.db.collection('join_drafts').find({}).toArray();
    expect(JSON.stringify(rows)).not.toContain('Unmistakable');
    expect((await client.get(`/en/classes/${group.code}/join/check`)).headers['location']).toMatch(/join\/phone$/);
    expect((await browser().form(`/en/classes/${group.code}/join/check`, {})).headers['location']).toMatch(
      /join\/name$/,
    );
  });

  it('tells somebody who is in the class already that the link was sent, and nothing more', async () => {
    const phone = newPhone();
    const first = await join(app.http, group.id, { phone });
    const client = browser();
    await toCheck(client, group, phone);
    const page = await client.form(`/en/classes/${group.code}/join/check`, { ifFull: 'refuse' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('You are in this group already');
    expect(page.text).not.toContain(first.body.secret);
  });

  it('shows a page with the number and other groups when the last place has just gone', async () => {
    const small = await makeClass(app, legis, { class: { capacity: 1 } });
    const other = await makeClassOf(app, legis, small.course);
    const client = browser();
    await toCheck(client, small);
    await join(app.http, small.id);
    const full = await client.form(`/en/classes/${small.code}/join/check`, { ifFull: 'refuse' });
    expect(full.status).toBe(200);
    expect(full.text).toContain('This group has just become full');
    expect(full.text).toContain('you would be number 1');
    expect(full.text).toContain(`/en/classes/${other.code}/join/check`);
    const waits = await client.form(`/en/classes/${small.code}/join/check`, { ifFull: 'wait' });
    const own = await client.follow(waits);
    expect(own.text).toContain('You are number 1 on the waiting list');
    expect(await audit()).toEqual([]);
  });
});

describe('One’s own place', () => {
  it('is found by short address and card, and not by anything else', async () => {
    const { body } = await join(app.http, group.id, { language: 'mk' });
    const short = await app.http.get(`/p/${body.secret}`);
    expect(short).toMatchObject({ status: 302, headers: { location: `/mk/places/${body.secret}` } });
    const own = await app.http.get(`/en/places/${body.secret}`);
    const letters = /<bdi dir="ltr">([A-Z2-9]{4} [A-Z2-9]{4})<\/bdi>/.exec(own.text)?.[1] ?? '';
    const typed = await browser().form('/en/card', { letters: letters.toLowerCase().replace(' ', '') });
    expect(typed.headers['location']).toBe(`/en/places/${body.secret}`);
    expect((await browser().form('/en/card', { letters: 'AAAA AAAA' })).status).toBe(422);
    for (const secret of ['AAAAAAAAAAA', letters.replace(' ', ''), '%7B%22$ne%22:1%7D']) {
      expect((await app.http.get(`/en/places/${secret}`)).status).toBe(404);
    }
  });

  it('is given back after asking once more, by page and by API, once', async () => {
    const { body } = await join(app.http, group.id);
    const { taken } = await seatsOf(group.id);
    const asked = await app.http.get(`/en/places/${body.secret}/give-back`);
    expect(asked.text).toContain('Yes, I give my place back');
    expect((await seatsOf(group.id)).taken).toBe(taken);
    const done = await app.http.form(`/en/places/${body.secret}/give-back`, {});
    expect((await app.http.follow(done)).text).toContain('You gave your place back');
    expect((await app.http.form(`/en/places/${body.secret}/give-back`, {})).status).toBe(303);
    const again = await app.http.delete(`/api/v1/enrolments/${body.id}`, { 'x-secret': body.secret });
    expect(again).toMatchObject({ status: 200, body: { status: 'cancelled', reason: 'given_back' } });
    expect((await seatsOf(group.id)).taken).toBe(taken - 1);
    expect(await audit()).toEqual([]);
  });

  it('belongs to whoever has its secret, and to the office', async () => {
    const { body } = await join(app.http, group.id, { seats: 2 });
    const path = `/api/v1/enrolments/${body.id}`;
    const companions = { companions: [{ fullName: 'Lina' }] };
    expect((await app.http.get(path)).status).toBe(401);
    expect((await app.http.get(path, { 'x-secret': 'AAAAAAAAAAA' })).status).toBe(404);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.delete(path)).status).toBe(404);
    expect((await stranger.put(`${path}/companions`, companions)).status).toBe(404);
    expect((await stranger.get(`/api/v1/classes/${group.id}/roster`)).status).toBe(404);
    expect((await app.http.get(`/api/v1/classes/${group.id}/roster`)).status).toBe(401);
    const instructor = await clientOf(app, legis, 'accountant');
    expect((await instructor.delete(path)).status).toBe(403);
    expect((await staff.get(path)).body).toMatchObject({ id: body.id, secret: body.secret });
    expect((await app.http.get(`/api/v1/enrolments/${randomUUID()}`, { 'x-secret': body.secret })).status).toBe(404);
  });

  it('hears that the class is off, and gives its seat back by itself', async () => {
    const small = await makeClass(app, legis, { class: { capacity: 1 } });
    const phone = newPhone();
    const sits = await join(app.http, small.id, { phone });
    const waits = await join(app.http, small.id, { ifFull: 'wait' });
    await app.drain();
    app.mail.clear();
    await staff.post(`/api/v1/classes/${small.id}/cancellation`, { reason: 'The room is flooded' });
    await app.drain();
    for (const { body } of [sits, waits]) {
      const row = await app.http.get(`/api/v1/enrolments/${body.id}`, { 'x-secret': body.secret });
      expect(row.body).toMatchObject({ status: 'cancelled', reason: 'class_cancelled' });
      expect((await app.http.get(`/en/places/${body.secret}`)).text).toContain('does not take place');
    }
    expect(app.mail.to(phone).filter(({ text }) => text.includes('does not take place'))).toHaveLength(1);
    expect(await seatsOf(small.id)).toMatchObject({ taken: 0, waiting: 0 });
    expect(await audit()).toEqual([]);
  });

  it('is reminded of the day before, once', async () => {
    const small = await makeClass(app, legis);
    const email = `rana-${small.id}@example.org`;
    await join(app.http, small.id, { phone: undefined, email });
    await app.drain();
    await app.advance({ hours: 13 * 24 + 1 });
    await app.drain();
    const soon = app.mail.to(email).filter(({ subject }) => /^Tomorrow/.test(subject ?? ''));
    expect(soon).toHaveLength(1);
  });
});
