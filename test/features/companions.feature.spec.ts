import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

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
const seatsOf = async (id: string) => (await app.http.get(`/api/v1/classes/${id}`)).body.seats;

describe('A party', () => {
  it('has names for those who come along, kept in their order', async () => {
    const { body } = await join(app.http, group.id, { seats: 3, companions: [{ fullName: 'Lina Saad' }] });
    const path = `/api/v1/enrolments/${body.id}/companions`;
    const put = (names: string[]) =>
      app.http.put(path, { companions: names.map((fullName) => ({ fullName })) }, { 'x-secret': body.secret });
    expect((await put(['Lina Saad', 'Omar'])).body.companions).toEqual([
      { companion: 1, callName: 'Lina' },
      { companion: 2, callName: 'Omar' },
    ]);
    expect((await put(['Mina', 'Omar'])).body.companions[0].callName).toBe('Mina');
    expect((await put(['a', 'b', 'c'])).status).toBe(422);
    const page = await app.http.form(`/en/places/${body.secret}/companions`, {
      'companions.0.fullName': 'Nour',
      'companions.1.fullName': '',
    });
    // Whose name was taken out most often does not come: the place is asked about, and the name stays until then.
    expect(page.headers['location']).toBe(`/en/places/${body.secret}/companions/2/give-back`);
    const own = await app.http.get(`/en/places/${body.secret}`);
    expect(own.text).toContain('<bdi>Nour</bdi>');
    expect(own.text).toContain('<bdi>Omar</bdi>');
    const roster = await staff.get(`/api/v1/classes/${group.id}/roster?limit=500`);
    const line = roster.body.items.find((item: { enrolmentId: string }) => item.enrolmentId === body.id);
    expect(line).toMatchObject({
      callName: 'Rana',
      seats: 3,
      status: 'enrolled',
      companions: [
        { companion: 1, callName: 'Nour' },
        { companion: 2, callName: 'Omar' },
      ],
    });
  });

  it('gives back one of the party’s places and leaves the others theirs, by page and by API', async () => {
    const { body } = await join(app.http, group.id, {
      seats: 3,
      companions: [{ fullName: 'Besa Hoxha' }, { fullName: 'Drita Hoxha' }],
    });
    const holder = { 'x-secret': body.secret };
    const { taken } = await seatsOf(group.id);
    const whole = await app.http.get(`/en/places/${body.secret}/give-back`);
    expect(whole.text).toContain('Do you want to give all 3 places back?');
    expect(whole.text).toContain('<bdi>Besa</bdi>');
    expect(whole.text).toContain('<bdi>Drita</bdi>');
    expect(whole.text).toContain(`/en/places/${body.secret}/companions/1/give-back`);
    const asked = await app.http.get(`/en/places/${body.secret}/companions/1/give-back`);
    expect(asked.text).toMatch(/give back this place: .Besa/);
    expect((await seatsOf(group.id)).taken).toBe(taken);
    const press = () => app.http.form(`/en/places/${body.secret}/companions/1/give-back`, {});
    const [once] = await Promise.all([press(), press()]);
    const own = await app.http.follow(once);
    expect(own.text).toContain('One place is given back');
    expect(own.text).toContain('<bdi>Drita</bdi>');
    expect(own.text).not.toContain('Besa');
    expect((await seatsOf(group.id)).taken).toBe(taken - 1);
    const row = await app.http.get(`/api/v1/enrolments/${body.id}`, holder);
    expect(row.body).toMatchObject({ seats: 2, companions: [{ companion: 2, callName: 'Drita' }] });
    const renamed = await app.http.put(
      `/api/v1/enrolments/${body.id}/companions`,
      { companions: [{ fullName: 'Arta' }] },
      holder,
    );
    expect(renamed.body.companions).toEqual([{ companion: 2, callName: 'Arta' }]);
    const path = `/api/v1/enrolments/${body.id}/companions`;
    expect((await stranger.delete(`${path}/2`)).status).toBe(404);
    expect((await app.http.delete(`${path}/3`, holder)).status).toBe(404);
    expect((await app.http.delete(`${path}/2`, holder)).body).toMatchObject({ status: 'enrolled', seats: 1 });
    expect((await app.http.delete(`${path}/2`, holder)).status).toBe(200);
    expect((await seatsOf(group.id)).taken).toBe(taken - 2);
    expect(await audit()).toEqual([]);
  });

  it('gives back the right places when two of a party leave at the same moment', async () => {
    const { body } = await join(app.http, group.id, { seats: 3 });
    const holder = { 'x-secret': body.secret };
    const { taken } = await seatsOf(group.id);
    const leave = (n: number) => app.http.delete(`/api/v1/enrolments/${body.id}/companions/${n}`, holder);
    expect((await Promise.all([leave(1), leave(2)])).map(({ status }) => status)).toEqual([200, 200]);
    expect((await seatsOf(group.id)).taken).toBe(taken - 2);
    expect(await audit()).toEqual([]);
  });

  it('says that others wait only where others do', async () => {
    const small = await makeClass(app, legis, { class: { capacity: 1 } });
    const { body } = await join(app.http, small.id);
    const ask = async () => (await app.http.get(`/en/places/${body.secret}/give-back`)).text;
    expect(await ask()).toContain('Nobody waits for it now');
    await join(app.http, small.id, { ifFull: 'wait' });
    expect(await ask()).toContain('You cannot take it back');
  });

  it('does not say that names are kept when they are not', async () => {
    const { body } = await join(app.http, group.id, { seats: 2 });
    const save = () => app.http.form(`/en/places/${body.secret}/companions`, { 'companions.0.fullName': 'Nour Saad' });
    const rows = app.db.collection<{ _id: string }>('enrolments');
    // As when the place was given back between reading and writing.
    await rows.updateOne({ _id: body.id }, { $set: { active: false } });
    const raced = await save();
    expect(raced.status).toBe(422);
    expect(raced.text).toContain('something changed at the same moment');
    expect(raced.text).toContain('value="Nour Saad"');
    await rows.updateOne({ _id: body.id }, { $set: { active: true } });
    await app.http.form(`/en/places/${body.secret}/give-back`, {});
    const over = await app.http.follow(await save());
    expect(over.text).toContain('The names are not kept');
    expect(over.text).not.toContain('We have the names');
  });
});
