import type { BrowserContext, Page } from 'playwright-core';
import { makeAccount } from '../factories/account';
import { makeClass } from '../factories/enrolment';
import { meetings } from '../factories/training-class';
import { until } from '../support/until';
import { faults, watch } from './looks';
import { learner, openSchool, type School, signedInPage, STARTING } from './school';

let school: School;
let phone: Page;
let context: BrowserContext;
let roll: { id: string; path: string; people: string[] };

beforeAll(async () => {
  school = await openSchool();
  const { app, legis, staff } = school;
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], { name: 'Ljubica' });
  const made = await makeClass(app, legis, { class: { instructorIds: [account.id], sessions: meetings(app, 1, 0) } });
  const people = [];
  for (const fullName of ['Amira Primer', 'Blerta Primer', 'Зорица Пример'])
    people.push((await learner(school, made.id, { fullName }, staff)).id);
  const { sessions } = (await staff.get(`/api/v1/classes/${made.id}`)).body;
  roll = { id: sessions[0].id, path: `/en/office/meetings/${sessions[0].id}/roll`, people };
  phone = await signedInPage(school, account, { viewport: { width: 360, height: 740 } });
  context = phone.context();
}, STARTING);
afterAll(() => school.close());

const note = () => phone.locator('#offline');
const choose = (at: number, status: string) =>
  phone.locator('.s-mark').nth(at).locator(`.s-opt:has([value=${status}])`).click();
const save = () => phone.locator('.s-save .btn').click();
const waiting = () => phone.evaluate<number>('Object.keys(localStorage).length');
const arrivals = (enrolmentId: string) =>
  school.app.db.collection('attendance_arrivals').find({ enrolmentId }).sort({ savedAt: 1 }).toArray();
const marked = async (count: number) => {
  const { marks } = (await school.staff.get(`/api/v1/sessions/${roll.id}/attendance`)).body;
  return marks.length === count;
};

describe('A roll without a network', () => {
  test('is kept on the phone and goes out by itself: one record with the true time', async () => {
    const watched = watch(phone, school.address);
    await phone.goto(roll.path);
    await context.setOffline(true);
    const before = Date.now();
    await choose(0, 'late');
    const after = Date.now();
    expect(await note().innerText()).toMatch(
      /^No network since \d\d:\d\d\. Marks that wait on this phone: 1\. They go out by themselves, with the true time\./,
    );
    await choose(1, 'absent');
    await save();
    await until(async () => /phone: 2\./.test(await note().innerText()));
    expect(await phone.locator('.s-mark small').first().innerText()).toBe('on this phone');
    expect(await faults(phone, { frame: false })).toEqual([]);
    expect(await marked(0)).toBe(true);
    const looked = Date.now();
    await Promise.all([phone.waitForEvent('load'), context.setOffline(false)]);
    expect(await marked(2)).toBe(true);
    expect(await phone.locator('.flash').innerText()).toContain('The roll is saved.');
    expect(await waiting()).toBe(0);
    const [one, another] = await arrivals(roll.people[0]!);
    expect(another).toBeUndefined();
    const { markedAt, savedAt } = one as unknown as { markedAt: Date; savedAt: Date };
    // The page's clock is the server's, which the phone reads when the page is there.
    expect(markedAt.getTime()).toBeGreaterThan(before - 2_000);
    expect(markedAt.getTime()).toBeLessThanOrEqual(after);
    expect(savedAt.getTime()).toBeGreaterThanOrEqual(looked);
    expect(watched.take()).toEqual([]);
  });

  test('shows what a colleague marked differently meanwhile', async () => {
    await phone.goto(roll.path);
    await context.setOffline(true);
    await choose(2, 'absent');
    const markedAt = new Date().toISOString();
    const marks = [{ enrolmentId: roll.people[2], status: 'present', markedAt }];
    await school.staff.put(`/api/v1/sessions/${roll.id}/attendance`, { marks });
    await Promise.all([phone.waitForEvent('load'), context.setOffline(false)]);
    const text = await phone.locator('main').innerText();
    expect(text).toMatch(/Two people marked this roll in different ways/);
    expect(text).toMatch(/Зорица.*: .*Ljubica.* marked “Absent”/);
    expect(await faults(phone, { frame: false })).toEqual([]);
  });

  test('goes out from the first page of whoever teaches, when its own page was closed', async () => {
    await phone.goto(roll.path);
    await context.setOffline(true);
    await choose(0, 'excused');
    expect(await waiting()).toBe(1);
    await phone.close();
    await context.setOffline(false);
    phone = await context.newPage();
    await phone.goto('/en/teach');
    await until(async () => (await waiting()) === 0);
    expect((await arrivals(roll.people[0]!)).map((one) => one['status'])).toEqual(['late', 'excused']);
  });
});

describe('A roll with a network', () => {
  test('has everybody else present with one tap, and saves once', async () => {
    const requests: string[] = [];
    await phone.goto(roll.path);
    await school.app.db.collection('attendance_marks').deleteMany({});
    await school.app.db.collection('attendance_arrivals').deleteMany({});
    await phone.goto(roll.path);
    phone.on('request', (request) => request.method() === 'POST' && requests.push(request.url()));
    await choose(1, 'absent');
    await phone.locator('[name=all]').click();
    expect(requests).toEqual([]);
    await Promise.all([phone.waitForEvent('load'), save()]);
    expect(requests).toHaveLength(1);
    expect(await marked(3)).toBe(true);
  });
});
