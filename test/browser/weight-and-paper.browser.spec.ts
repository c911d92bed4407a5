import type { Page } from 'playwright-core';
import { inPage, transferSize } from '../support/browser';
import { until } from '../support/until';
import { FREE, learner, officePage, openSchool, STARTING, type School } from './school';

let school: School;

beforeAll(async () => {
  school = await openSchool();
}, STARTING);
afterAll(() => school.close());

const KILO = 1_000;

/** What the first view of the path and the next page weigh over the wire, in kB; Chromium says yes to brotli. */
async function weigh(
  first: string,
  next: string,
): Promise<{ first: number; next: number; files: Map<string, number> }> {
  const page = await school.page();
  const one = await transferSize(page, first);
  const two = await transferSize(page, next);
  await page.context().close();
  return { first: one.total / KILO, next: two.total / KILO, files: one.files };
}

const sizeOf = (files: Map<string, number>, part: string): number =>
  [...files].filter(([url]) => url.includes(part)).reduce((sum, [, size]) => sum + size, 0) / KILO;

describe('Over the wire', () => {
  test('the first page in English is at most 40 kB with fonts, and a course after it at most 10 kB', async () => {
    const { first, next, files } = await weigh('/en/', `/en/courses/${FREE}`);
    expect(sizeOf(files, '/fonts/')).toBeGreaterThan(5);
    expect(first).toBeLessThanOrEqual(40);
    expect(next).toBeLessThanOrEqual(10);
    expect(sizeOf(files, '/css/')).toBeLessThanOrEqual(8);
  });

  test('the first page in Arabic is at most 40 kB with fonts, and a course after it at most 10 kB', async () => {
    const { first, next } = await weigh('/ar/', `/ar/courses/${FREE}`);
    expect(first).toBeLessThanOrEqual(40);
    expect(next).toBeLessThanOrEqual(10);
  });

  test('a course in Macedonian is at most 40 kB with fonts, and the first question of joining at most 10 kB', async () => {
    const code = school.groups.open.code;
    const { first, next } = await weigh(`/mk/courses/${FREE}`, `/mk/classes/${code}/join`);
    expect(first).toBeLessThanOrEqual(40);
    expect(next).toBeLessThanOrEqual(10);
  });

  test('pages need one script of at most 1 kB, and have no inline style, script or handler', async () => {
    const page = await school.page();
    const { files } = await transferSize(page, '/en/');
    expect(sizeOf(files, '/js/')).toBeLessThanOrEqual(1);
    expect(await inPage(page, 'inlineCode()')).toBe(0);
  });
});

describe('Without internet', () => {
  test('a course that was opened stays, and another page says what is left to do', async () => {
    const page = await school.page({ serviceWorkers: 'allow' });
    await page.goto(`/en/courses/${FREE}`);
    await inPage(page, 'workerReady()');
    await page.goto(`/en/courses/${FREE}`);
    await until(async () => (await inPage<string[]>(page, 'kept()')).includes('/en/offline'));
    await page.context().setOffline(true);
    await page.reload();
    expect(await page.locator('h1').innerText()).toContain('Palestinian embroidery');
    await page.goto('/en/tracks/embroidery');
    expect(await page.locator('h1').innerText()).toBe('You are offline');
  });
});

/** How many sheets of paper a page takes, as the browser prints it. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

describe('On paper', () => {
  test('a course is one A4 sheet in English and in Arabic, with the telephone number and without live counts', async () => {
    const page = await school.page();
    for (const language of ['en', 'ar']) {
      await page.goto(`/${language}/courses/${FREE}`);
      expect({ language, sheets: await sheets(page) }).toEqual({ language, sheets: 1 });
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.help a[href^="tel:"]').isVisible()).toBe(true);
      expect(await page.locator('.seats:visible, .nav:visible, .btn:visible:not(.ways .btn)').count()).toBe(0);
      await page.emulateMedia({ media: null });
    }
  });

  test('the papers of a class are one A4 sheet each: for twenty people to sign, for the door, for the wall', async () => {
    for (let n = 3; n < 20; n += 1) await learner(school, school.groups.open.id);
    const page = await officePage(school);
    const found: Record<string, number> = {};
    for (const [group, list, languages] of [
      ['open', 'sheet', ['en', 'mk', 'sq', 'sr-Latn']],
      ['open', 'sign', ['en']],
      ['open', 'poster', ['en', 'mk', 'ar', 'sq']],
      ['paid', 'poster', ['en', 'mk', 'ar', 'sq', 'bs', 'sr-Cyrl']],
    ] as const)
      for (const language of languages) {
        await page.goto(`/${language}/office/classes/${school.groups[group].code}/lists/${list}`);
        found[`${group} ${list} ${language}`] = await sheets(page);
      }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, 1])));
    await page.goto(`/en/office/classes/${school.groups.open.code}/lists/sheet`);
    expect(await page.locator('.s-sheet tbody tr').count()).toBe(20);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.s-sheet .s-box:visible').count()).toBe(21 * 2);
    expect(await page.locator('.s-sbar:visible, .s-sfoot:visible, main .btn:visible').count()).toBe(0);
  });

  test.each(['open', 'full'] as const)('the card of a place, or a number, comes out alone (%s)', async (group) => {
    const { secret } = await learner(school, school.groups[group].id);
    const page = await school.page();
    for (const language of ['en', 'ar']) {
      await page.goto(`/${language}/places/${secret}`);
      expect({ language, sheets: await sheets(page) }).toEqual({ language, sheets: 1 });
      await page.emulateMedia({ media: 'print' });
      const shown = await inPage(page, 'partsOfCard()');
      expect(shown).toEqual([true, true, true]);
      await page.emulateMedia({ media: null });
    }
  });
});
