import type { Page } from 'playwright-core';
import { FREE, openSchool, PAID, STARTING, type School } from './school';
import { faults, watch, type Watch } from './looks';

let school: School;
let page: Page;
let watched: Watch;

beforeAll(async () => {
  school = await openSchool();
  page = await school.page();
  watched = watch(page, school.address);
}, STARTING);
afterAll(() => school.close());

/** Opens the path in each language and looks for faults. */
async function well(path: string, languages: readonly string[] = ['en', 'ar']): Promise<void> {
  const found: string[] = [];
  for (const language of languages) {
    await page.goto(`/${language}${path}`);
    const here = [...(await faults(page)), ...watched.take()];
    found.push(...here.map((fault) => `${language} ${fault}`));
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
  }
  expect(found).toEqual([]);
}

const OTHERS = ['mk', 'sq', 'bs', 'sr-Cyrl', 'sr-Latn'];

describe('Read by everybody, on a phone and on a wide screen, in English and Arabic', () => {
  test('the first page', () => well('/'));
  test('the list of courses', () => well('/courses'));
  test('a list that found nothing', () => well('/courses?town=Berat&level=expert'));
  test('a course that is free', () => well(`/courses/${FREE}`));
  test('a course with a price', () => well(`/courses/${PAID}`));
  test('a course without a date', () => well('/courses/embroidery-own-piece'));
  test('a track', () => well('/tracks/embroidery'));
  test('what companies can buy', () => well('/companies'));
  test('the form by which a company asks', async () => {
    await page.goto('/en/companies');
    const link = page.locator('main a[href*="/companies/request"]').first();
    await well(((await link.getAttribute('href')) ?? '').replace(/^\/en/, ''));
  });
  test('the sign-in of teams', () => well('/sign-in'));
  test('the page for the letters of a card', () => well('/card'));
  test('the check of a certificate', () => well('/certificates'));
  test('a number that no certificate has', () => well('/certificates/LEG-7KQ4M-9XWPT'));
  test('a page that is not there', () => well('/nothing-here'));
  test('the page for those without internet', () => well('/offline'));
});

describe('Read by everybody in the other languages', () => {
  test('the first page', () => well('/', OTHERS));
  test('a course', () => well(`/courses/${FREE}`, OTHERS));
  test('the first question of joining', async () => {
    await well(`/classes/${school.groups.open.code}/join`, OTHERS);
  });
});

describe('The Tab key', () => {
  test('goes through a page from the skip link to the last language, and is caught nowhere', async () => {
    await page.goto(`/en/courses/${FREE}`);
    await page.setViewportSize({ width: 360, height: 800 });
    const stops = await page.locator('a[href]:visible, button:visible, summary:visible').count();
    const seen: string[] = [];
    for (let n = 0; n < stops; n += 1) {
      await page.keyboard.press('Tab');
      seen.push((await page.locator(':focus').first().textContent())?.trim() ?? '');
    }
    expect(seen[0]).toBe('Skip to main content');
    expect(seen.at(-1)).toBe('Sign in for teams');
    await page.keyboard.press('Tab');
    await page.goto(`/en/courses/${FREE}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  });
});
