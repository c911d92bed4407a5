import type { Page } from 'playwright-core';
import { blockId, lessons, makePicture, publish } from '../factories/material';
import { inPage, transferSize } from '../support/browser';
import { until } from '../support/until';
import { faults, watch } from './looks';
import { type Line, lineTo } from './proxy';
import { learner, openSchool, STARTING, type School } from './school';

let school: School;
let base: string;
let enrolmentId: string;

beforeAll(async () => {
  school = await openSchool();
  const { app, legis, groups } = school;
  const who = await learner(school, groups.open.id);
  enrolmentId = who.id;
  base = `/places/${who.secret}/lessons`;
  const row = await app.db.collection<{ _id: string; courseId: string }>('classes').findOne({ _id: groups.open.id });
  const picture = await makePicture(app, legis);
  await publish(app, legis, row?.courseId ?? '', { lessons: lessons(picture) });
}, STARTING);
afterAll(() => school.close());

const kept = async (): Promise<Record<string, Date>> => {
  const rows = school.app.db.collection<{ _id: string; done: Record<string, Date> }>('lesson_progress');
  return (await rows.findOne({ _id: enrolmentId }))?.done ?? {};
};

/** How many sheets of paper a page takes, as the browser prints it. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

describe('Lessons are read by everybody, in English and Arabic', () => {
  const paths = ['', '/a-whole-row', '/a-whole-row/1', '/a-whole-row/4', '/for-the-table/2', '/for-the-table/3'];
  test.each(paths)('%s', async (path) => {
    const page = await school.page();
    const watched = watch(page, school.address);
    const found: string[] = [];
    for (const language of ['en', 'ar']) {
      await page.goto(`/${language}${base}${path}`);
      found.push(...[...(await faults(page)), ...watched.take()].map((fault) => `${language} ${fault}`));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

test('A lesson is at most 40 kB at first, and its next step at most 10 kB', async () => {
  const page = await school.page();
  const first = await transferSize(page, `/en${base}/a-whole-row/1`);
  const next = await transferSize(page, `/en${base}/a-whole-row/2`);
  await page.context().close();
  expect(first.total / 1_000).toBeLessThanOrEqual(40);
  expect(next.total / 1_000).toBeLessThanOrEqual(10);
});

test('A recipe and a pattern are one A4 sheet each, with allergens and without buttons', async () => {
  const page = await school.page();
  for (const language of ['en', 'ar', 'mk'])
    for (const part of [2, 3]) {
      await page.goto(`/${language}${base}/for-the-table/${part}`);
      expect({ language, part, sheets: await sheets(page) }).toEqual({ language, part, sheets: 1 });
    }
  await page.goto(`/en${base}/for-the-table/2`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('main .btn:visible').count()).toBe(0);
  expect(await page.getByText('Has gluten, milk and egg').isVisible()).toBe(true);
  await page.context().close();
});

describe('Without internet', () => {
  let line: Line;
  beforeAll(async () => {
    line = await lineTo(school.address);
  });
  beforeEach(() => line.mend());
  afterAll(() => line.close());
  const goOffline = async (page: Page) => {
    line.cut();
    await page.context().setOffline(true);
  };
  const goOnline = async (page: Page) => {
    line.mend();
    await page.context().setOffline(false);
  };

  test('a lesson that was kept is read to its end; with the internet back there is one record with the true time', async () => {
    const page = await school.page({ serviceWorkers: 'allow', baseURL: line.address });
    await page.goto(`/en${base}/a-whole-row`);
    await inPage(page, 'workerReady()');
    await page.reload();
    await page.locator('[data-keep]').click();
    await page.locator('[data-remove]').waitFor();
    await goOffline(page);
    const before = Date.now();
    await page.goto(`/en${base}/a-whole-row/1`);
    expect(await page.locator('.s-say').first().innerText()).toBe('Thread the needle.');
    await page.waitForFunction(
      "document.querySelector('.s-step img').complete && document.querySelector('.s-step img').naturalWidth > 0",
    );
    await page.locator('.s-next .btn').first().click();
    await page.waitForURL(/a-whole-row\/2$/);
    await page.locator('[data-waiting]').waitFor();
    await page.locator('.s-next .btn').first().click();
    await page.waitForURL(/a-whole-row\/3$/);
    const after = Date.now();
    expect(await kept()).toEqual({});
    await page.goto(`/en${base}/for-the-table/1`);
    expect(await page.locator('h1').innerText()).toBe('You are offline');
    await page.goto(`/en${base}/a-whole-row/3`);
    await goOnline(page);
    await until(async () => Object.keys(await kept()).length === 2);
    await page.reload();
    const done = await kept();
    expect(Object.keys(done).sort()).toEqual([blockId('one'), blockId('two')].sort());
    const ahead = school.app.clock.now().getTime() - Date.now();
    for (const at of Object.values(done)) {
      expect(at.getTime() - ahead).toBeGreaterThanOrEqual(before - 1_000);
      expect(at.getTime() - ahead).toBeLessThanOrEqual(after + 1_000);
    }
    await page.context().close();
  }, 60_000);

  test('a lesson is gone once it was taken off the phone, and nothing of one person was kept but that', async () => {
    const page = await school.page({ serviceWorkers: 'allow', baseURL: line.address });
    await page.goto(`/en${base}/a-whole-row`);
    await inPage(page, 'workerReady()');
    await page.reload();
    expect((await inPage<string[]>(page, 'kept()')).filter((path) => path.includes('/places/'))).toEqual([]);
    await page.locator('[data-keep]').click();
    await page.locator('[data-remove]').click();
    await page.locator('[data-keep]').waitFor();
    expect((await inPage<string[]>(page, 'kept()')).filter((path) => path.includes('/places/'))).toEqual([]);
    await goOffline(page);
    await page.goto(`/en${base}/a-whole-row/1`);
    expect(await page.locator('h1').innerText()).toBe('You are offline');
    await page.context().close();
  }, 60_000);
});
