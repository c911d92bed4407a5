import type { Organisation } from '../../src/organisations';
import { SeatAudit } from '../../src/seating';
import { clientOf } from '../factories/account';
import { breakWrites } from '../factories/broken-writes';
import { makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let line: WaitingLine;
/** After so many parties came into a new group the process "ends": what it writes next fails. */
let endsAfter = Infinity;
let came = 0;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
  breakWrites(app, (changes) => {
    if (endsAfter === Infinity) return false;
    if (came >= endsAfter) return true;
    came += changes.filter(({ change }) => change === 'placed').length;
    return false;
  });
});
afterAll(() => app.close());
afterEach(async () => {
  await app.drain();
  expect(await app.get(SeatAudit).problems()).toEqual([]);
});

const swap = (one: Learner, other: Learner, more: object = {}, client = staff): Promise<Answer> =>
  client.post(`/api/v1/enrolments/${one.id}/swap`, { with: other.id, ...more });
const seats = async ({ code }: OpenClass): Promise<object> =>
  (await app.http.get(`/api/v1/classes/${code}`)).body.seats;

/** Two full groups of one course with somebody in line at each. */
async function full() {
  const here = await makeClass(app, legis, { class: { capacity: 1 } });
  const there = await makeClassOf(app, legis, here.course, { class: { capacity: 1 } });
  const [one, other] = [await line.learner(here), await line.learner(there)];
  return { here, there, one, other, waiting: [await line.learner(here), await line.learner(there)] };
}

async function expectSwapped({ here, there, one, other, waiting }: Awaited<ReturnType<typeof full>>): Promise<void> {
  const [first, second] = [await line.show(one), await line.show(other)];
  expect([first.status, second.status]).toEqual(['transferred', 'transferred']);
  const now = async (id: string) => (await staff.get(`/api/v1/enrolments/${id}`)).body;
  expect(await now(first.transferredTo)).toMatchObject({ status: 'enrolled', class: { code: there.code } });
  expect(await now(second.transferredTo)).toMatchObject({ status: 'enrolled', class: { code: here.code } });
  for (const who of waiting) expect(await line.show(who)).toMatchObject({ status: 'waiting', position: 1 });
  expect([await seats(here), await seats(there)]).toMatchObject([
    { taken: 1, free: 0, waiting: 1 },
    { taken: 1, free: 0, waiting: 1 },
  ]);
}

describe('Two people of two groups', () => {
  it('change places though both groups are full, and nobody who waits is passed or offered anything', async () => {
    const school = await full();
    const answer = await swap(school.one, school.other, { reason: 'Both work at other hours.' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'enrolled', class: { code: school.there.code } } });
    expect((await swap(school.one, school.other)).body.id).toBe(answer.body.id);
    await app.drain();
    await expectSwapped(school);
    for (const who of [school.one, school.other])
      expect(app.mail.to(who.email).filter(({ subject }) => subject.includes('another group now'))).toHaveLength(1);
    for (const { code } of [school.here, school.there])
      expect((await staff.get(`/en/office/classes/${code}`)).text).toContain('Both work at other hours.');
  });

  it('do so once, asked for at the same moment from both sides', async () => {
    const school = await full();
    const answers = await Promise.all([
      ...[1, 2, 3].map(() => swap(school.one, school.other)),
      ...[1, 2, 3].map(() => swap(school.other, school.one)),
    ]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    await app.drain();
    await expectSwapped(school);
  });

  it.each([1, 2])('do so in the end, when the process ends after %i of them came', async (after) => {
    const school = await full();
    [endsAfter, came] = [after, 0];
    expect((await swap(school.one, school.other)).status).toBe(500);
    endsAfter = Infinity;
    await app.drain();
    await expectSwapped(school);
  });

  it('do not, where one has no sure place, another number of places, or a number in the other group', async () => {
    const { here, there, one, other, waiting } = await full();
    expect(await swap(one, waiting[1]!)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    const large = await makeClassOf(app, legis, here.course, { class: { capacity: 4 } });
    const pair = await line.learner(large, { seats: 2 });
    const wrong = (code: string) => ({ status: 422, body: { errors: [{ field: 'with', code }] } });
    expect(await swap(one, pair)).toMatchObject(wrong('other_size'));
    const stranger = await line.learner(await makeClass(app, legis));
    expect(await swap(one, stranger)).toMatchObject(wrong('other_course'));
    expect(await swap(one, waiting[0]!)).toMatchObject(wrong('other_course'));
    expect((await swap(one, other, {}, await clientOf(app, legis, 'instructor'))).status).toBe(403);
    expect((await swap(one, other, {}, await clientOf(app, await makeOrganisation(app)))).status).toBe(404);
    expect([await seats(here), await seats(there)]).toMatchObject([{ taken: 1 }, { taken: 1 }]);
  });

  it('are chosen on a page that is one link away from the move, and keeps what was typed', async () => {
    const { here, there, one, other } = await full();
    const path = `/en/office/classes/${here.code}/people/${one.id}`;
    expect((await staff.get(`${path}/transfer`)).text).toContain(`href="${path}/swap"`);
    const page = await staff.get(`${path}/swap`);
    expect(readable(page.text)).toMatch(/Learner changes places .*With whom\? Choose Learner, Group B/);
    const missing = await staff.form(`${path}/swap`, { with: '', reason: 'Night shifts' });
    expect(missing.status).toBe(422);
    expect(readable(missing.text)).toContain('Choose somebody.');
    expect(missing.text).toContain('Night shifts');
    const gone = await staff.form(`${path}/swap`, { with: 'nobody' });
    expect([gone.status, readable(gone.text)]).toEqual([
      422,
      expect.stringContaining('This person is not here any more'),
    ]);
    const done = await staff.form(`${path}/swap`, { ...fieldsOf(page.text, `${path}/swap`), with: other.id });
    expect(done).toMatchObject({ status: 303, headers: { location: `/en/office/classes/${here.code}#roster` } });
    expect(await line.show(other)).toMatchObject({ status: 'transferred' });
    expect((await staff.get(`${path}/swap`)).status).toBe(303);
    expect((await staff.get(`/en/office/classes/${there.code}`)).text).toContain('here from another group');
  });
});
