import type { Organisation } from '../../src/organisations';
import { Audits } from '../../src/platform/audits';
import { SeatDesk } from '../../src/seating';
import { clientOf } from '../factories/account';
import { type FinishedClass, makeFinishedClass, newGuest } from '../factories/certificate';
import { join } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis, 'manager');
});
afterAll(() => app.close());

const pathOf = ({ id }: { id: string }) => `/api/v1/classes/${id}`;
const stored = async (id: string) => [
  await app.db.collection('seat_ledgers').countDocuments({ _id: id }),
  await app.db.collection('seat_ledger_archive').countDocuments({ _id: id }),
];
const audit = async (): Promise<string[]> => (await app.get(Audits).runAll()).flatMap(({ problems }) => problems);

async function closedClass(): Promise<FinishedClass> {
  const group = await makeFinishedClass(app, legis, staff, [newGuest(), newGuest({ fullName: 'Omar Haddad' })]);
  await app.drain();
  expect((await staff.post(`${pathOf(group)}/closing`)).body.state).toBe('closed');
  return group;
}

describe('A class that is over', () => {
  it('is closed by staff, once, and its ledger goes into the archive with it', async () => {
    const open = await makeClass(app, legis);
    expect(await staff.post(`${pathOf(open)}/closing`)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    const group = await closedClass();
    expect(await stored(group.id)).toEqual([0, 1]);
    expect((await staff.post(`${pathOf(group)}/closing`)).body.state).toBe('closed');
    expect((await staff.post(`${pathOf(group)}/completion`)).body.code).toBe('wrong_state');
    expect(await audit()).toEqual([]);
  });

  it('keeps everything that can be read, and its certificates, when it is closed', async () => {
    const group = await closedClass();
    expect((await app.http.get(pathOf(group))).body).toMatchObject({
      state: 'closed',
      seats: { capacity: 30, taken: 2, free: 28, waiting: 0 },
    });
    expect((await app.http.get(`/api/v1/classes?course=${group.course.slug}`)).body.items[0].seats.taken).toBe(2);
    expect((await staff.get(`${pathOf(group)}/roster`)).body.items).toHaveLength(2);
    expect((await staff.get(`${pathOf(group)}/waitlist`)).body.items).toEqual([]);
    const page = await staff.get(`/en/office/classes/${group.code}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Omar Haddad');
    expect((await staff.get('/en/office/classes')).text).toContain('Closed');
    expect((await app.http.get(`/en/places/${group.students[0]?.secret}`)).status).toBe(200);
    expect((await join(staff, group.id)).body.code).toBe('class_closed');
    const asked = await staff.post(`${pathOf(group)}/certificates`, { confirmNames: true });
    await app.drain();
    const batch = (await staff.get(`/api/v1/certificate-batches/${asked.body.batchId}`)).body;
    expect(batch).toMatchObject({ total: 2, issued: 2 });
    expect((await app.http.get(`/api/v1/certificates/${batch.items[0].number}`)).body.status).toBe('valid');
    expect(await audit()).toEqual([]);
  });

  it('still takes what is paid late, in the archive', async () => {
    const group = await makeClass(app, legis);
    const id = `${group.id}-late`;
    const party = { id, subject: id, seats: 1, free: false, ifFull: 'refuse' as const };
    const desk = app.get(SeatDesk);
    await desk.submit({ classId: group.id, command: { type: 'hold', ...party } });
    await staff.post(`${pathOf(group)}/completion`);
    await app.drain();
    await staff.post(`${pathOf(group)}/closing`);
    expect((await desk.counts([group.id])).get(group.id)).toMatchObject({ held: 1, taken: 0 });
    const paid = await desk.submit({ classId: group.id, command: { type: 'confirm', id } });
    expect(paid.result).toBe('seated');
    expect((await desk.counts([group.id])).get(group.id)).toMatchObject({ held: 0, taken: 1 });
    expect(await stored(group.id)).toEqual([0, 1]);
    await desk.submit({ classId: group.id, command: { type: 'release', id } });
  });

  it('closes by itself when its organisation says so, and not before staff has had that time too', async () => {
    const own = await makeOrganisation(app, { slug: 'own' });
    const manager = await clientOf(app, own, 'manager');
    const settings = `/api/v1/organisations/${own.slug}/settings`;
    expect((await manager.patch(settings, { closeAfter: 'soon' })).status).toBe(422);
    expect((await manager.patch(settings, { closeAfter: 'P2D' })).body.closeAfter).toBe('P2D');
    const past = [{ start: '2026-01-10T09:00:00Z', end: '2026-01-10T11:00:00Z' }];
    const group = await makeClass(app, own, { sessions: past });
    const state = async () => (await manager.get(pathOf(group))).body.state;
    await manager.post(`${pathOf(group)}/completion`);
    await app.advance({ hours: 24 });
    expect(await state()).toBe('finished');
    await app.advance({ hours: 25 });
    expect(await state()).toBe('closed');
    expect(await stored(group.id)).toEqual([0, 1]);
    const line = await app.db.collection('history').findOne({ classId: group.id, verb: 'classes.closed' });
    expect(line).toMatchObject({ actor: { kind: 'system', name: 'class-closing' } });
  });

  it('is closed from its page in the office, after a question', async () => {
    const group = await makeFinishedClass(app, legis, staff, [newGuest()]);
    await app.drain();
    const path = `/en/office/classes/${group.code}`;
    expect((await staff.get(path)).text).toContain(`${path}/closing`);
    expect((await staff.get(`${path}/closing`)).text).toContain('It cannot be opened again.');
    expect((await staff.form(`${path}/closing`, { answer: 'yes' })).status).toBe(303);
    expect((await staff.get(path)).text).not.toContain(`${path}/closing`);
    expect((await staff.get(pathOf(group))).body.state).toBe('closed');
  });

  it('is closed by those who plan, of its own organisation', async () => {
    const group = await makeClass(app, legis);
    const stranger = await clientOf(app, await makeOrganisation(app));
    const accountant = await clientOf(app, legis, 'accountant');
    expect((await stranger.post(`${pathOf(group)}/closing`)).status).toBe(404);
    expect((await accountant.post(`${pathOf(group)}/closing`)).status).toBe(403);
    expect((await app.http.post(`${pathOf(group)}/closing`)).status).toBe(401);
  });

  it('that is closed while its ledger is not away, or the other way round, is found by the audit', async () => {
    const group = await closedClass();
    await app.db.collection('classes').updateOne({ _id: group.id }, { $set: { state: 'finished' } });
    expect(await audit()).toEqual([`class ${group.id}: its ledger is archived, and it is not closed`]);
    await app.db.collection('classes').updateOne({ _id: group.id }, { $set: { state: 'closed' } });
    const row = await app.db.collection('seat_ledger_archive').findOne({ _id: group.id });
    await app.db.collection('seat_ledgers').insertOne({ ...row, _id: group.id });
    expect(await audit()).toEqual(
      expect.arrayContaining([`class ${group.id}: a ledger in use and one in the archive`]),
    );
    await app.db.collection('seat_ledgers').deleteOne({ _id: group.id });
    expect(await audit()).toEqual([]);
  });
});
