import type { Organisation } from '../../src/organisations';
import { lineOrder, SeatAudit, SeatDesk } from '../../src/seating';
import { clientOf } from '../factories/account';
import { breakWrites } from '../factories/broken-writes';
import { makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

const LANGUAGES = ['en', 'mk', 'ar', 'sq'] as const;
/** The word "group" in the letter, in each of these languages. */
const LETTERS: Readonly<Record<string, string>> = {
  en: 'You are in another group now',
  mk: 'Сега сте во друга група',
  ar: 'أنتم الآن في مجموعة أخرى',
  sq: 'Tani jeni në një grup tjetër',
};

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let line: WaitingLine;
/** Whether the worker can't give single people a place. */
let stuck = false;
/** After so many people have left, the worker ends once in the middle of the next. */
let endsAfter = Infinity;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
  breakWrites(app, (changes) => {
    if (stuck && changes.some((one) => one.change === 'placed' && one.seats === 1)) return true;
    endsAfter -= changes.filter(({ change }) => change === 'transferred').length;
    if (endsAfter >= 0) return false;
    endsAfter = Infinity;
    return true;
  });
});
afterAll(() => app.close());
afterEach(async () => {
  await app.drain();
  expect(await app.get(SeatAudit).problems()).toEqual([]);
});

const merge = (from: OpenClass, to: OpenClass, more: object = {}, client = staff): Promise<Answer> =>
  client.post(`/api/v1/classes/${from.code}/merger`, { into: to.code, ...more });
const show = async ({ code }: OpenClass) => (await app.http.get(`/api/v1/classes/${code}`)).body;

/** People in four languages who have free places of a class, and some who wait for one. */
async function fill(group: OpenClass, people: number, waiting: readonly object[]): Promise<[Learner[], Learner[]]> {
  const seated: Learner[] = [];
  const waits: Learner[] = [];
  for (let n = 0; n < people; n += 1)
    seated.push(await line.learner(group, { language: LANGUAGES[n % 4], freePlace: true }));
  for (const party of waiting) waits.push(await line.learner(group, { freePlace: true, ...party }));
  return [seated, waits];
}

describe('Two groups made one', () => {
  it('lose nobody, keep the order and tell each in the own language, though the worker ends in the middle', async () => {
    const from = await makeClass(app, legis, { class: { capacity: 25, freePlaces: 20 } });
    const to = await makeClassOf(app, legis, from.course, { class: { capacity: 45, freePlaces: 20 } });
    const [leaving, behind] = await fill(from, 20, [{ seats: 6 }, {}, {}, { language: 'ar' }, {}]);
    const [staying, before] = await fill(to, 20, [{}, { seats: 2 }, {}]);
    await app.drain();
    endsAfter = 11;
    const answer = await merge(from, to, { reason: 'Both are half empty.' });
    expect(answer).toMatchObject({ status: 200, body: { mergedInto: (await show(to)).id } });
    await app.drain();
    expect(endsAfter).toBe(Infinity);
    expect(await show(from)).toMatchObject({ state: 'cancelled', seats: { taken: 0, waiting: 0, offered: 0 } });
    for (const who of [...leaving, ...behind]) expect(await line.show(who)).toMatchObject({ status: 'transferred' });
    const roster = (await staff.get(`/api/v1/classes/${to.code}/roster?limit=500`)).body.items;
    expect(roster).toHaveLength(40);
    for (const [n, who] of leaving.entries())
      expect(app.mail.last(who.email).subject).toContain(LETTERS[LANGUAGES[n % 4]!]);
    for (const who of staying.slice(0, 4))
      expect(
        app.mail
          .to(who.email)
          .map(({ subject }) => subject)
          .join(),
      ).not.toContain(LETTERS.en);
    const ledger = await app.get(SeatDesk).read((await show(to)).id as string);
    const order = lineOrder(ledger!).map(({ id }) => id);
    const ids = await Promise.all(
      [...before, ...behind].map(async (who) => {
        const { id, transferredTo } = await line.show(who);
        return (transferredTo ?? id) as string;
      }),
    );
    expect(order).toEqual(ids);
    expect((await merge(from, to)).body).toMatchObject({ state: 'cancelled' });
  });

  it('goes on once there is room when a seat was taken meanwhile, and nobody joins the group that goes', async () => {
    const from = await makeClass(app, legis);
    const to = await makeClassOf(app, legis, from.course, { class: { capacity: 3 } });
    const [one, two] = [await line.learner(from), await line.learner(from)];
    const refused = await merge(from, await makeClassOf(app, legis, from.course, { class: { capacity: 1 } }));
    expect(refused).toMatchObject({ status: 409, body: { code: 'class_full', available: 1, needed: 2 } });
    stuck = true;
    expect((await merge(from, to)).status).toBe(200);
    expect(await line.show(await line.learner(to, { seats: 2 }))).toMatchObject({ status: 'enrolled' });
    stuck = false;
    await app.drain();
    const states = [await line.show(one), await line.show(two)].map(({ status }) => status);
    expect(states.toSorted()).toEqual(['enrolled', 'transferred']);
    expect(await show(from)).toMatchObject({ state: 'published', seats: { taken: 1 } });
    const late = await app.http.post(`/api/v1/classes/${from.code}/enrolments`, {
      fullName: 'Late Person',
      phone: '+38970999888',
      language: 'en',
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'class_closed' } });
    await staff.patch(`/api/v1/classes/${to.code}`, { capacity: 4 });
    expect((await merge(from, to)).status).toBe(200);
    await app.drain();
    expect(await show(from)).toMatchObject({ state: 'cancelled' });
    expect(await show(to)).toMatchObject({ seats: { taken: 4 } });
  });

  it('counts somebody who is in both once, with the better of the two', async () => {
    const from = await makeClass(app, legis, { class: { capacity: 3 } });
    const to = await makeClassOf(app, legis, from.course, { class: { capacity: 1 } });
    const twice = { fullName: 'Vesa Gashi', email: 'vesa@sofra.example', phone: '+38970111000' };
    const sits = await line.learner(from, twice);
    const there = await line.learner(to);
    const waits = await line.learner(to, twice);
    await staff.patch(`/api/v1/classes/${to.code}`, { waitlistRule: 'strict' });
    await line.giveBack(there);
    expect(await line.show(waits)).toMatchObject({ status: 'offered' });
    await staff.patch(`/api/v1/classes/${to.code}`, { capacity: 2 });
    await merge(from, to);
    await app.drain();
    const { transferredTo } = await line.show(sits);
    expect(transferredTo).toBeDefined();
    expect(await line.show(waits)).toMatchObject({ status: 'transferred', transferredTo });
    expect(await show(to)).toMatchObject({ seats: { taken: 1, waiting: 0, offered: 0 } });
  });

  it('lets a place go before an application, and moves those who asked to come', async () => {
    const from = await makeClass(app, legis);
    const to = await makeClassOf(app, legis, from.course, { class: { admission: 'approval' } });
    const twice = { fullName: 'Vesa Gashi', email: 'vesa2@sofra.example', phone: '+38970111001' };
    const sits = await line.learner(from, twice);
    const asks = await line.learner(to, twice);
    expect(await line.show(asks)).toMatchObject({ status: 'applied' });
    const third = await makeClassOf(app, legis, from.course, { class: { admission: 'approval' } });
    const other = await line.learner(third);
    await merge(from, to);
    await merge(third, to);
    await app.drain();
    expect(await line.show(sits)).toMatchObject({ status: 'transferred' });
    expect(await line.show(asks)).toMatchObject({ status: 'transferred' });
    expect(await line.show(other)).toMatchObject({ status: 'transferred' });
    const applied = await staff.get(`/api/v1/classes/${to.code}/roster?status=applied`);
    expect(applied.body.items).toHaveLength(1);
    expect(await show(to)).toMatchObject({ seats: { taken: 1 } });
  });

  it('is asked for on a page that says who is touched and keeps what was typed', async () => {
    const from = await makeClass(app, legis);
    const to = await makeClassOf(app, legis, from.course, { class: { capacity: 1 } });
    await line.learner(from);
    await line.learner(from);
    const path = `/en/office/classes/${from.code}/merger`;
    const page = await staff.get(path);
    expect(page.text).toContain('2 enrolments move.');
    expect((await staff.get(`/en/office/classes/${from.code}`)).text).toContain(path);
    const nothing = await staff.form(path, { reason: 'Both are half empty.' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Choose a group.');
    expect(nothing.text).toContain('Both are half empty.');
    const small = await staff.form(path, { into: to.code, reason: '' });
    expect(small.status).toBe(409);
    expect(small.text).toContain('2 seats are needed and 1 is free.');
    await staff.patch(`/api/v1/classes/${to.code}`, { capacity: 5 });
    expect(await staff.form(path, { into: to.code, reason: '' })).toMatchObject({ status: 303 });
    await app.drain();
    expect(await show(from)).toMatchObject({ state: 'cancelled' });
    expect((await staff.get(`/en/office/classes/${to.code}`)).text).toMatch(/merged group .{0,3}A.{0,3} into this one/);
  });

  it('is for the office of this organisation, and for groups of one course', async () => {
    const from = await makeClass(app, legis);
    const to = await makeClassOf(app, legis, from.course);
    expect(await merge(from, await makeClass(app, legis))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'into' }] },
    });
    expect((await merge(from, from)).status).toBe(422);
    expect((await merge(from, to, {}, await clientOf(app, await makeOrganisation(app)))).status).toBe(404);
    expect((await merge(from, to, {}, await clientOf(app, legis, 'instructor'))).status).toBe(403);
  });
});
