import type { Page } from 'playwright-core';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeClass } from '../factories/training-class';
import { comesIntoFocus } from '../support/browser';
import { faults, watch, type Watch } from './looks';
import { FREE, openSchool, type School, STARTING } from './school';

let school: School;
let page: Page;
let watched: Watch;
let draft: string;

beforeAll(async () => {
  school = await openSchool();
  const { app, legis } = school;
  draft = (await makeClass(app, legis, { draft: true })).code;
  await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], { name: 'Ljubica' });
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], { name: 'Biljana' });
  page = await school.page();
  watched = watch(page, school.address);
  await page.goto('/en/sign-in');
  await page.fill('#email', account.email);
  await page.fill('#password', PASSWORD);
  await page.locator('main .btn').click();
  await page.waitForURL('**/office**');
}, STARTING);
afterAll(() => school.close());

/** Opens the path in the languages of the office and looks for faults. */
async function well(path: string): Promise<void> {
  const found: string[] = [];
  for (const language of ['en', 'mk', 'sq', 'sr-Latn']) {
    const answer = await page.goto(`/${language}/office/plan${path}`);
    expect(answer?.status()).toBe(200);
    const here = [...(await faults(page, { frame: false })), ...watched.take()];
    found.push(...here.map((fault) => `${language} ${fault}`));
  }
  expect(found).toEqual([]);
}

/** Sends the form by this button and waits for the page that comes. */
async function send(from: Page, value: string): Promise<void> {
  await Promise.all([from.waitForEvent('load'), from.locator(`button[value="${value}"]:visible`).last().click()]);
}

describe('Planning is read by everybody in English, Macedonian, Albanian and Serbian', () => {
  test('the list of tracks, courses and classes', () => well(''));
  test('a new track', () => well('/tracks/new'));
  test('a course', () => well(`/courses/${FREE}`));
  test('a new class', () => well('/classes/new'));
  test('a class with its dates', () => well(`/classes/${draft}`));
  test('the day of a copy', () => well(`/classes/${draft}/copy`));
  test('the question before a class is published', () => well(`/classes/${draft}/publication`));
});

describe('The form of a class', () => {
  test('says what is missing in a summary that has the focus', async () => {
    await page.goto('/en/office/plan/classes/new');
    await send(page, 'draft');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await comesIntoFocus(page, '.wrong')).toBe(true);
    expect(await faults(page, { frame: false })).toEqual([]);
  });

  test('makes, opens and takes out dates without script, and saves them', async () => {
    const plain = await school.page({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await plain.context().addCookies(await page.context().cookies());
    await plain.goto(`/en/office/plan/classes/new?course=${FREE}`);
    const typed = {
      '#first-d': '17',
      '[name=first-m]': 'November',
      '[name=first-y]': '2027',
      '#from': '17:30',
      '#to': '19:30',
    };
    for (const [field, value] of Object.entries({ ...typed, '#count': '3', '#capacity': '8' }))
      await plain.fill(field, value);
    await plain.check('[name=languages][value=mk]');
    await send(plain, 'dates');
    expect(await plain.locator('.s-dates li').count()).toBe(3);
    await send(plain, 'edit-1');
    expect(await plain.locator('#meeting-1-d').inputValue()).toBe('24');
    const month = await plain.locator('[name=meeting-1-m]').boundingBox();
    expect(month?.width).toBeGreaterThan(60);
    await send(plain, 'skip-2');
    expect(await plain.locator('.s-dates .s-off').count()).toBe(1);
    await send(plain, 'draft');
    expect(await plain.locator('.flash').innerText()).toBe('Saved as a draft. Nobody else sees it yet.');
    await plain.context().close();
  });

  test('looks well with its dates open', async () => {
    await page.goto(`/en/office/plan/classes/${draft}`);
    await send(page, 'edit-0');
    expect(await faults(page, { frame: false })).toEqual([]);
  });
});
