import type { Page } from 'playwright-core';
import { makeClass, newPhone } from '../factories/enrolment';
import { comesIntoFocus, inPage } from '../support/browser';
import { faults, watch } from './looks';
import { withoutScripts } from './proxy';
import { FREE, learner, openSchool, STARTING, type School } from './school';

let school: School;

beforeAll(async () => {
  school = await openSchool();
}, STARTING);
afterAll(() => school.close());

/** Presses Tab until the element that the selector finds has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(`${selector}:focus`);
    if ((await focused.count()) > 0) return;
  }
  throw new Error(`The Tab key never comes to ${selector}.`);
}

async function press(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

/** From a course to one's own place, by keyboard alone; returns the titles on the way. */
async function joinByKeyboard(page: Page, language: string): Promise<string[]> {
  const titles: string[] = [];
  const note = async () => titles.push(new URL(page.url()).pathname.replace(/[^/]*$/, (last) => last.slice(0, 5)));
  const code = school.groups.open.code;
  await page.goto(`/${language}/courses/${FREE}`);
  await press(page, `a[href$="/classes/${code}/join"]`);
  await note();
  await tabTo(page, '#fullName');
  await page.keyboard.type('Rana Khoury');
  await press(page, 'main .btn');
  await note();
  await tabTo(page, '#phone');
  await page.keyboard.type(newPhone());
  await page.keyboard.press('Enter');
  await page.waitForURL(/help$/);
  await note();
  await tabTo(page, '#stepFree');
  await page.keyboard.press('Space');
  await press(page, 'main form .btn');
  await note();
  await press(page, 'main form .btn');
  expect(await page.locator('.pass').count()).toBe(1);
  return titles;
}

/** The four questions' ends, as the addresses say them. */
const QUESTIONS = ['join', 'phone', 'help', 'check'];

describe('Joining by keyboard', () => {
  test('needs no script', async () => {
    const page = await school.page({ javaScriptEnabled: false });
    const seen = await joinByKeyboard(page, 'en');
    expect(seen.map((path) => path.split('/').at(-1))).toEqual(QUESTIONS);
  });

  test('needs no script in Arabic either, on a phone', async () => {
    const page = await school.page({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const seen = await joinByKeyboard(page, 'ar');
    expect(seen.map((path) => path.split('/').at(-1))).toEqual(QUESTIONS);
  });

  test("goes on under script-src 'none'", async () => {
    const proxy = await withoutScripts(school.address);
    const page = await school.page({ baseURL: proxy.address });
    const seen = await joinByKeyboard(page, 'en');
    expect(seen).toHaveLength(QUESTIONS.length);
    expect(await page.locator('script').count()).toBe(1);
    expect(proxy.policies.every((policy) => policy.includes("script-src 'none'"))).toBe(true);
    await proxy.close();
  });
});

interface Told {
  readonly title: string;
  readonly links: readonly string[];
  readonly problems: readonly string[];
}

/** Sends the step's form as it stands and says what the page that came back tells. */
async function send(page: Page): Promise<Told> {
  await Promise.all([page.waitForEvent('load'), page.locator('main form .btn').first().click()]);
  return inPage<Told>(page, 'told()');
}

/** What a form that was sent with a problem must come back with. */
async function tellsProblem(page: Page, field: string, kept = ''): Promise<void> {
  if (kept !== '') await page.fill(`#${field}`, kept);
  const { title, links, problems } = await send(page);
  const error = new URL(page.url()).pathname.startsWith('/en/') ? /^Error: / : /\S/;
  expect(title).toMatch(error);
  expect(await comesIntoFocus(page, '.wrong')).toBe(true);
  expect(links).toEqual([`#${field}`]);
  expect(problems).toHaveLength(1);
  const summary = await page.locator('.wrong a').innerText();
  expect(problems[0]).toContain(summary);
  expect(await page.locator(`#${field}`).getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator(`#${field}`).getAttribute('aria-describedby')).toContain(`${field}-error`);
  await page.locator('.wrong a').click();
  expect(await comesIntoFocus(page, `#${field}`)).toBe(true);
  expect(await page.inputValue(`#${field}`)).toBe(kept);
}

/** Every step with a problem, then as it should be, to the last page. */
async function eachStep(language: string): Promise<Page> {
  const page = await school.page();
  const watched = watch(page, school.address);
  const code = school.groups.open.code;
  const well = async () => expect(await faults(page)).toEqual([]);
  const go = async (step: string) => {
    await page.locator('main form .btn').click();
    await page.waitForURL(`**/join/${step}`);
  };
  await page.goto(`/${language}/classes/${code}/join/group`);
  await well();
  await page.goto(`/${language}/classes/${code}/join`);
  await well();
  await tellsProblem(page, 'fullName');
  await tellsProblem(page, 'fullName', '070 123 456');
  await well();
  await page.fill('#fullName', 'رنا خوري');
  await go('phone');
  await well();
  await tellsProblem(page, 'phone');
  await page.check('#whose-family');
  await tellsProblem(page, 'phone', '12');
  await well();
  expect(await page.isChecked('#whose-family')).toBe(true);
  await page.fill('#phone', newPhone());
  await go('help');
  await well();
  await page.check('#child');
  await tellsProblem(page, 'companion1', '070 123 456');
  await well();
  expect(await page.isChecked('#child')).toBe(true);
  await page.fill('#companion1', 'Lina');
  await go('check');
  await well();
  expect(await page.locator('main').innerText()).toContain('رنا خوري');
  expect(watched.take()).toEqual([]);
  return page;
}

describe('The steps of joining, each with a problem and without', () => {
  test('tell what is wrong, keep what was typed and are read by everybody in English', async () => {
    await eachStep('en');
  });

  test('tell what is wrong, keep what was typed and are read by everybody in Arabic', async () => {
    await eachStep('ar');
  });
});

describe('When the page changed meanwhile', () => {
  test('a class that is full and a course that goes on from another level are pages, not errors', async () => {
    const page = await school.page();
    const { app, legis } = school;
    const full = await makeClass(app, legis, { class: { capacity: 1 } });
    await page.goto(`/en/classes/${full.code}/join`);
    await page.fill('#fullName', 'Omar Primer');
    await page.locator('main .btn').click();
    await page.fill('#phone', newPhone());
    await page.locator('main .btn').click();
    await page.locator('main .btn').click();
    await page.waitForURL('**/check');
    await learner(school, full.id);
    for (const code of [full.code, school.groups.paid.code]) {
      for (const language of ['en', 'ar']) {
        await page.goto(`/${language}/classes/${code}/join/check`);
        // Somebody took the last place after this page was opened.
        await page.evaluate('document.querySelector("input[name=ifFull]").value = "refuse"');
        await page.locator('main form .btn').click();
        await page.waitForLoadState();
        expect(await page.title()).not.toMatch(/^Error/);
        expect(await faults(page)).toEqual([]);
      }
    }
  });
});

describe('In Arabic', () => {
  test('the page is truly mirrored', async () => {
    const page = await school.page({ viewport: { width: 1280, height: 800 } });
    const sides = async (language: string) => {
      await page.goto(`/${language}/courses/${FREE}`);
      return inPage(page, 'sides()');
    };
    expect(await sides('en')).toEqual({
      text: 'ltr start',
      thickEdge: 'left',
      ...{ brand: 'left', title: 'left', summary: 'right' },
    });
    expect(await sides('ar')).toEqual({
      text: 'rtl start',
      thickEdge: 'right',
      ...{ brand: 'right', title: 'right', summary: 'left' },
    });
  });
});
