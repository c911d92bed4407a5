import type { Page } from 'playwright-core';
import { CHOOSE, makeContent, MATCH, NUMBER, ORDER, photo, publish } from '../factories/tasks';
import { faults, watch, type Watch } from './looks';
import { learner, officePage, openSchool, type School, STARTING } from './school';

let school: School;
let own: Page;
let ownWatched: Watch;
let staff: Page;
let staffWatched: Watch;
let base: string;
let judging: string;
let ids: ReturnType<typeof makeContent>['ids'];

beforeAll(async () => {
  school = await openSchool();
  const { app, groups } = school;
  const made = makeContent();
  ids = made.ids;
  const who = await learner(school, groups.open.id);
  base = `/places/${who.secret}`;
  judging = `/teach/handwork/${who.id}/${ids.task}/0`;
  const row = await app.db.collection<{ _id: string; courseId: string }>('classes').findOne({ _id: groups.open.id });
  await publish(app, row?.courseId ?? '', made.content);
  own = await school.page();
  ownWatched = watch(own, school.address);
  staff = await officePage(school);
  staffWatched = watch(staff, school.address);
}, STARTING);
afterAll(() => school.close());

/** What is wrong with the page that is open. */
const looked = async (): Promise<string[]> => [...(await faults(own)), ...ownWatched.take()];

async function officeWell(path: string, languages: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const language of languages) {
    await staff.goto(`/${language}${path}`);
    found.push(...(await faults(staff, { frame: false })), ...staffWatched.take());
  }
  return found;
}

describe('Questions are asked of everybody, in English and Arabic', () => {
  const answer = async (): Promise<void> => {
    await Promise.all([own.waitForEvent('load'), own.locator('main form .btn').click()]);
  };

  test('each kind, with what is wrong, what is right, and how it went', async () => {
    const path = `${base}/quizzes/${ids.quiz}/0`;
    const found: string[] = [];
    const asked = async (language: string): Promise<void> => {
      await own.goto(`/${language}${path}`);
      found.push(...(await looked()));
    };
    await asked('ar');
    await asked('en');
    await answer();
    expect(await own.title()).toMatch(/^Error: /);
    found.push(...(await looked()));
    await own.check(`[value="${CHOOSE.options[0]!.id}"]`);
    await answer();
    found.push(...(await looked()));
    await asked('ar');
    await asked('en');
    for (const [at, { id }] of ORDER.steps.entries()) await own.selectOption(`[name="part.${id}"]`, String(3 - at));
    await answer();
    found.push(...(await looked()));
    await asked('en');
    for (const { id } of MATCH.pairs) await own.selectOption(`[name="part.${id}"]`, id);
    await answer();
    await asked('ar');
    await asked('en');
    await own.fill('#answer', String(NUMBER.answer));
    await answer();
    await asked('ar');
    await asked('en');
    expect(await own.locator('h1').innerText()).toBe('3 of 4 are right');
    expect(found).toEqual([]);
  });
});

describe('Handwork is shown and judged', () => {
  test('a photo is sent, also one that is none', async () => {
    const path = `${base}/handwork/${ids.task}/0`;
    const found: string[] = [];
    for (const language of ['ar', 'en']) {
      await own.goto(`/${language}${path}`);
      found.push(...(await looked()));
    }
    const send = async (name: string, buffer: Buffer): Promise<void> => {
      await own.setInputFiles('#file', { name, mimeType: 'image/jpeg', buffer });
      await Promise.all([own.waitForEvent('load'), own.locator('form[enctype] .btn').click()]);
      found.push(...(await looked()));
    };
    await send('drawing.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect(await own.title()).toMatch(/^Error: /);
    await send('row.jpg', await photo());
    expect(await own.locator('main img[src*="/photos/"]').count()).toBe(1);
    expect(found).toEqual([]);
  });

  test('in the four languages of the office', async () => {
    const languages = ['en', 'mk', 'sq', 'sr-Latn'];
    expect(await officeWell('/teach/handwork', languages)).toEqual([]);
    expect(await officeWell(`/teach/classes/${school.groups.open.code}/handwork`, languages)).toEqual([]);
    expect(await officeWell(judging, languages)).toEqual([]);
    await Promise.all([staff.waitForEvent('load'), staff.locator('main form .btn').click()]);
    expect([...(await faults(staff, { frame: false })), ...staffWatched.take()]).toEqual([]);
  });
});
