import type { Organisation } from '../../src/organisations';
import { SeatAudit } from '../../src/seating';
import { clientOf } from '../factories/account';
import { breakWrites } from '../factories/broken-writes';
import { makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let line: WaitingLine;
/** Whether leaving the old group fails, as when the process ends there. */
let broken = false;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
  breakWrites(app, (changes) => broken && changes.some(({ change }) => change === 'transferred'));
});
afterAll(() => app.close());
afterEach(async () => {
  await app.drain();
  expect(await app.get(SeatAudit).problems()).toEqual([]);
});

/** Two groups of one course. */
async function groups(first: object = {}, second: object = {}): Promise<[OpenClass, OpenClass]> {
  const from = await makeClass(app, legis, { class: first });
  return [from, await makeClassOf(app, legis, from.course, { class: second })];
}

const move = (who: Learner, to: OpenClass, more: object = {}, client = staff): Promise<Answer> =>
  client.post(`/api/v1/enrolments/${who.id}/transfer`, { to: to.code, ...more });
const seats = async ({ code }: OpenClass): Promise<object> =>
  (await app.http.get(`/api/v1/classes/${code}`)).body.seats;

describe('Somebody moved to another group of the course', () => {
  it('has a place there, is told, and finds it by the old link; the seat here goes to the next', async () => {
    const [from, to] = await groups({ capacity: 1 });
    const who = await line.learner(from, { seats: 1, language: 'en' });
    const next = await line.learner(from);
    const answer = await move(who, to, { reason: 'Works on Mondays now.' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'enrolled', class: { code: to.code } } });
    expect(answer.body.id).not.toBe(who.id);
    expect((await move(who, to)).body).toMatchObject({ id: answer.body.id, status: 'enrolled' });
    expect(await line.show(who)).toMatchObject({ status: 'transferred', transferredTo: answer.body.id });
    await app.drain();
    expect(app.mail.last(who.email).subject).toContain('You are in another group now');
    expect(app.mail.last(who.email).text).toContain(answer.body.secret);
    expect(await line.show(next)).toMatchObject({ status: 'offered' });
    const page = await app.http.get(`/en/places/${who.secret}`);
    expect(page).toMatchObject({ status: 303, headers: { location: `/en/places/${answer.body.secret}` } });
    expect((await staff.get(`/en/office/classes/${to.code}`)).text).toContain('here from another group');
    expect((await staff.get(`/en/office/classes/${from.code}`)).text).toContain('Works on Mondays now.');
  });

  it('keeps what was promised, with the whole party, where the free places are gone', async () => {
    const [from, to] = await groups({ freePlaces: 'all' }, { capacity: 4, freePlaces: 1 });
    const who = await line.learner(from, { seats: 2, companions: [{ fullName: 'Samira Khoury' }], freePlace: true });
    await line.learner(to, { freePlace: true });
    const { body } = await move(who, to);
    expect(body).toMatchObject({ status: 'enrolled', free: true, seats: 2, companions: [{ callName: 'Samira' }] });
    expect(await seats(to)).toMatchObject({ taken: 3 });
  });

  it('is refused where the room is too small, and passes those who wait only with a reason', async () => {
    const [from, to] = await groups({}, { capacity: 2 });
    const pair = await line.learner(from, { seats: 2 });
    const there = await line.learner(to);
    const tooLarge = await move(pair, to);
    expect(tooLarge).toMatchObject({ status: 409, body: { code: 'class_full', available: 1 } });
    expect(await line.show(pair)).toMatchObject({ status: 'enrolled' });
    const single = await line.learner(from);
    await line.learner(to, { seats: 2 });
    expect(await move(single, to)).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
    expect(await move(single, to, { reason: 'Night shifts.' })).toMatchObject({ status: 200 });
    expect(await line.show(there)).toMatchObject({ status: 'enrolled' });
    expect(await seats(to)).toMatchObject({ taken: 2, waiting: 1 });
  });

  it('who waits gets a place there when one is free, else a number, and an open offer here goes on to the next', async () => {
    const [from, to] = await groups({ capacity: 1 }, { capacity: 1 });
    const seated = await line.learner(from);
    const [first, second, third] = [await line.learner(from), await line.learner(from), await line.learner(from)];
    await line.giveBack(seated);
    expect(await line.show(first)).toMatchObject({ status: 'offered' });
    const moved = await move(first, to);
    expect(moved.body).toMatchObject({ status: 'enrolled' });
    expect(await line.show(second)).toMatchObject({ status: 'offered' });
    expect((await move(third, to)).body).toMatchObject({ status: 'waiting', position: 1 });
    await app.drain();
    expect(app.mail.to(first.email).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringMatching(/withdrawn|taken back/),
    );
  });

  it('holds twice and then once when the process ends between the steps', async () => {
    const [from, to] = await groups();
    const who = await line.learner(from);
    broken = true;
    expect((await move(who, to)).status).toBe(500);
    expect(await line.show(who)).toMatchObject({ status: 'enrolled' });
    expect([await seats(from), await seats(to)]).toMatchObject([{ taken: 1 }, { taken: 1 }]);
    broken = false;
    await app.drain();
    expect(await line.show(who)).toMatchObject({ status: 'transferred' });
    expect([await seats(from), await seats(to)]).toMatchObject([{ taken: 0 }, { taken: 1 }]);
  });

  it('who gave the place back meanwhile has none in the other group either', async () => {
    const [from, to] = await groups();
    const who = await line.learner(from);
    broken = true;
    expect((await move(who, to)).status).toBe(500);
    await line.giveBack(who);
    broken = false;
    await app.drain();
    expect(await line.show(who)).toMatchObject({ status: 'cancelled' });
    expect([await seats(from), await seats(to)]).toMatchObject([{ taken: 0 }, { taken: 0 }]);
  });

  it('is asked for on a page that keeps what was typed', async () => {
    const [from, to] = await groups({}, { capacity: 1 });
    const who = await line.learner(from);
    await line.learner(to);
    await line.learner(to);
    const path = `/en/office/classes/${from.code}/people/${who.id}/transfer`;
    expect((await staff.get(path)).text).toContain('1 waits');
    const nothing = await staff.form(path, { reason: 'Night shifts.' });
    expect(nothing).toMatchObject({ status: 422 });
    expect(nothing.text).toContain('Choose a group.');
    expect(nothing.text).toContain('Night shifts.');
    const without = await staff.form(path, { to: to.code });
    expect(without.text).toMatch(/Write why .* goes first/);
    const full = await staff.form(path, { to: to.code, reason: 'Night shifts.' });
    expect(full.status).toBe(409);
    expect(full.text).toContain('That group is full.');
    const third = await makeClassOf(app, legis, from.course);
    expect(await staff.form(path, { to: third.code })).toMatchObject({ status: 303 });
    expect((await staff.get(`/en/office/classes/${from.code}`)).text).toContain('Moved. A message is on its way.');
    const alone = await makeClass(app, legis);
    const lonely = await line.learner(alone);
    const empty = await staff.get(`/en/office/classes/${alone.code}/people/${lonely.id}/transfer`);
    expect(empty.text).toContain('no other group');
  });

  it('is for the office of this organisation, and to a group of the same course', async () => {
    const [from, to] = await groups();
    const who = await line.learner(from);
    const other = await makeClass(app, legis);
    expect(await move(who, other)).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } });
    expect(await move(who, from)).toMatchObject({ status: 422 });
    const utociste = await makeOrganisation(app);
    expect((await move(who, to, {}, await clientOf(app, utociste))).status).toBe(404);
    expect((await move(who, to, {}, await clientOf(app, legis, 'instructor'))).status).toBe(403);
    expect((await move(who, to, {}, line.own(who))).status).toBe(401);
  });
});
