import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const inDays = (days: number): string => new Date(app.clock.now().getTime() + days * 24 * 3_600_000).toISOString();

const hold = (group: OpenClass, input: Record<string, unknown> = {}, headers = {}): Promise<Answer> =>
  staff.post(
    '/api/v1/partner-blocks',
    {
      classId: group.code,
      partner: { name: 'House of Neighbours', kind: 'association' },
      contact: { fullName: 'Vesna Ilieva', email: 'vesna@neighbours.example' },
      language: 'mk',
      seats: 2,
      namesUntil: inDays(7),
      ...input,
    },
    headers,
  );

const seatsOf = async (group: OpenClass) => (await app.http.get(`/api/v1/classes/${group.id}`)).body.seats;
const audit = () => app.get(SeatAudit).problems();

describe('Seats held for a partner', () => {
  it('are taken at price zero, and the partner gets the link in its language', async () => {
    const group = await makeClass(app, legis, {
      course: { prices: { free: true, citizen: { amount: 240_000, currency: 'MKD' } } },
      class: { capacity: 5, freePlaces: 3 },
    });
    const key = { 'idempotency-key': 'partner-key-of-this-test' };
    const until = { namesUntil: inDays(7) };
    const held = await hold(group, until, key);
    expect(held.status).toBe(201);
    expect(held.body.booking).toMatchObject({ status: 'confirmed', seats: 2, named: 0, open: 2, invoices: [] });
    expect(await hold(group, until, key)).toMatchObject({ status: 201, body: { requestId: held.body.requestId } });
    expect(await seatsOf(group)).toMatchObject({ taken: 2, free: 3 });
    await app.drain();
    const mail = app.mail.last('vesna@neighbours.example');
    expect(mail.subject).toContain('2 места за вашите луѓе');
    expect(mail.text).toContain(held.body.url);
    expect(await hold(group, { seats: 2 })).toMatchObject({ status: 409, body: { code: 'free_seats_gone', left: 1 } });
    expect(await hold(group, { seats: 9 })).toMatchObject({ status: 409, body: { code: 'class_full' } });
    expect(await audit()).toEqual([]);
  });

  it('get names by the link, and each person has a free place without a bill', async () => {
    const group = await makeClass(app, legis, {
      course: { prices: { free: true, citizen: { amount: 240_000, currency: 'MKD' } } },
      class: { capacity: 5, freePlaces: 3 },
    });
    const { body } = await hold(group);
    const desk = `/mk/companies/desk/${body.secret}`;
    const page = await app.http.get(desk);
    expect(readable(page.text)).toContain('Се чува за вашите луѓе');
    expect(readable(page.text)).not.toContain('Резервирано и платено');
    const names = { token: 'a-token', fullName: 'Samira Haddad', reach: newPhone(), language: 'ar' };
    expect((await app.http.form(`${desk}/names`, names)).status).toBe(303);
    await app.drain();
    const { items } = (await staff.get(`/api/v1/classes/${group.id}/roster`)).body;
    expect(items).toMatchObject([{ fullName: 'Samira Haddad', status: 'enrolled', free: true }]);
    expect(await app.db.collection('invoices').countDocuments({})).toBe(0);
    expect(await seatsOf(group)).toMatchObject({ taken: 2, free: 3 });
    expect(await audit()).toEqual([]);
  });

  it('go to who waits when the time for names is over, those without a name', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const { body } = await hold(group);
    const holder = app.http.with({ 'x-secret': body.secret });
    const names = [{ fullName: 'Omar Khalil', phone: newPhone(), language: 'ar' }];
    await holder.post(`/api/v1/bookings/${body.booking.id}/names`, { names });
    const waits = await join(app.http, group.id, { ifFull: 'wait' });
    expect(waits.body.status).toBe('waiting');
    await app.advance({ hours: 7 * 24 });
    expect((await staff.get(`/api/v1/enrolments/${waits.body.id}`)).body.status).toBe('offered');
    expect((await holder.get(`/api/v1/bookings/${body.booking.id}`)).body).toMatchObject({
      seats: 1,
      named: 1,
      open: 0,
    });
    const late = await holder.post(`/api/v1/bookings/${body.booking.id}/names`, { names });
    expect(late.body.code).toBe('too_late');
    const history = readable((await staff.get(`/en/office/classes/${group.code}`)).text);
    expect(history).toContain('changed a booking from 2 places to 1 place.');
    expect(await audit()).toEqual([]);
  });

  it('go back whole when nobody was named, and one by one when a name is taken off later', async () => {
    const empty = await makeClass(app, legis, { class: { capacity: 2 } });
    const first = await hold(empty);
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const second = await hold(group);
    const holder = app.http.with({ 'x-secret': second.body.secret });
    const path = `/api/v1/bookings/${second.body.booking.id}/names`;
    const people = ['Amira Haddad', 'Lina Saad'].map((fullName) => ({ fullName, phone: newPhone(), language: 'en' }));
    await holder.post(path, { names: people });
    await app.advance({ hours: 7 * 24 });
    expect((await staff.get(`/api/v1/bookings/${first.body.booking.id}`)).body.status).toBe('cancelled');
    expect(await seatsOf(empty)).toMatchObject({ taken: 0, free: 2 });
    expect(await seatsOf(group)).toMatchObject({ taken: 2, free: 0 });
    const [one] = (await holder.get(path)).body.items;
    expect((await holder.delete(`${path}/${one.enrolmentId}`)).status).toBe(200);
    expect(await seatsOf(group)).toMatchObject({ taken: 1, free: 1 });
    expect(await audit()).toEqual([]);
  });

  it('are held by a form of the office, with each problem beside its field', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 4 } });
    expect((await staff.get(`/en/office/classes/${group.code}`)).text).toContain(`${group.code}/partners/new`);
    const path = `/en/office/classes/${group.code}/partners/new`;
    const form = fieldsOf((await staff.get(path)).text, path);
    expect(form['until-d']).not.toBe('');
    const bare = await staff.form(path, { ...form, seats: '', 'until-d': '40' });
    expect(bare.status).toBe(422);
    for (const words of ['Enter the name of the organisation', 'Enter how many places', 'Enter a day of the calendar'])
      expect(bare.text).toContain(words);
    const filled = { ...form, name: 'Red Cross Tetovo', contact: 'Arta Deda', email: 'arta@rc.example' };
    const much = await staff.form(path, { ...filled, seats: '9' });
    expect(much.status).toBe(409);
    expect(much.text).toContain('So many places are not free now');
    const done = await staff.form(path, { ...filled, seats: '3' });
    expect(done.status).toBe(303);
    const sale = await staff.get(done.headers['location']!);
    expect(readable(sale.text)).toMatch(/Red Cross Tetovo Kept for your people.*0 of 3 people have a name/);
    expect(sale.text).not.toContain('What you have paid');
    const again = await staff.form(path, { ...filled, seats: '3' });
    expect(again.headers['location']).toBe(done.headers['location']);
    expect(await seatsOf(group)).toMatchObject({ taken: 3, free: 1 });
  });

  it('are nobody else’s to hold', async () => {
    const group = await makeClass(app, legis);
    const other = await clientOf(app, await makeOrganisation(app));
    const input = {
      ...{ classId: group.id, partner: { name: 'X', kind: 'institution' }, language: 'en', seats: 1 },
      ...{ contact: { fullName: 'Vesna Ilieva', email: 'v@x.example' }, namesUntil: inDays(3) },
    };
    expect((await other.post('/api/v1/partner-blocks', input)).status).toBe(404);
    const late = await staff.post('/api/v1/partner-blocks', { ...input, namesUntil: inDays(100) });
    expect(late.body.errors).toMatchObject([{ field: 'namesUntil', code: 'after_first_meeting' }]);
  });
});
