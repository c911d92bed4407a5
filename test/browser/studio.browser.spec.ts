import type { Page } from 'playwright-core';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeDraft } from '../factories/draft';
import { faults, watch, type Watch } from './looks';
import { openSchool, type School, STARTING } from './school';

let school: School;
let page: Page;
let watched: Watch;
let course: string;
let lesson: string;
let block: string;

beforeAll(async () => {
  school = await openSchool();
  const { app, legis } = school;
  const draft = await makeDraft(app, legis);
  course = `/teach/material/${draft.course.slug}`;
  lesson = `${course}/${draft.lesson.slug}`;
  block = `${lesson}/${draft.blockId}`;
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], { name: 'Ljubica' });
  page = await school.page();
  watched = watch(page, school.address);
  await page.goto('/en/sign-in');
  await page.fill('#email', account.email);
  await page.fill('#password', PASSWORD);
  await page.locator('main .btn').click();
  await page.waitForURL('**/teach**');
}, STARTING);
afterAll(() => school.close());

/** Opens the path in two languages of the office and looks for faults. */
async function well(path: string): Promise<void> {
  const found: string[] = [];
  for (const language of ['en', 'mk']) {
    const answer = await page.goto(`/${language}${path}`);
    expect(answer?.status()).toBe(200);
    const here = [...(await faults(page, { frame: false })), ...watched.take()];
    found.push(...here.map((fault) => `${language} ${fault}`));
  }
  expect(found).toEqual([]);
}

describe('The studio is used on a phone', () => {
  test('the courses', () => well('/teach/material'));
  test('a course with its lessons', () => well(course));
  test('a lesson with its parts', () => well(lesson));
  test('a part with a photo', () => well(block));
  test('a new step with a photo and a voice', () => well(`${lesson}/new/step`));
  test('a new recipe', () => well(`${lesson}/new/recipe`));
  test('a translation', () => well(`${lesson}/translation/ar`));
  test('the criteria', () => well(`${course}/rubric`));
  test('all of a lesson', () => well(`${lesson}/preview`));
  test('what partners let others copy', () => well(`${course}/copies`));
});
