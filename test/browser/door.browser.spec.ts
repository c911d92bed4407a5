import type { Page } from 'playwright-core';
import { comesIntoFocus } from '../support/browser';
import { faults, watch, type Watch } from './looks';
import { learner, officePage, openSchool, type School, STARTING } from './school';

let school: School;
let page: Page;
let watched: Watch;

beforeAll(async () => {
  school = await openSchool();
  await learner(school, school.groups.open.id, { fullName: 'Снежана Пример-Јовановска', language: 'mk' });
  page = await officePage(school);
  watched = watch(page, school.address);
}, STARTING);
afterAll(() => school.close());

/** Presses a key and waits for the page that it leads to. */
async function press(where: Page, key: string): Promise<void> {
  await Promise.all([where.waitForEvent('load'), where.keyboard.press(key)]);
}

const looked = async (): Promise<string[]> => [...(await faults(page, { frame: false })), ...watched.take()];

describe('At the door, each step is well made', () => {
  for (const [at, language] of ['en', 'mk', 'sq', 'sr-Latn', 'ar'].entries()) {
    test(`in ${language}`, async () => {
      const found: string[] = [];
      await page.goto(`/${language}/office/enrol`);
      await page.fill('#q', 'snezana');
      await press(page, 'Enter');
      found.push(...(await looked()));
      await page.goto(`/${language}/office/enrol`);
      await page.fill('#q', `070 222 33${at}`);
      await press(page, 'Enter');
      found.push(...(await looked()));
      await page.focus('#fullName');
      await press(page, 'Enter');
      expect(await page.title()).toMatch(language === 'en' ? /^Error: / : /./);
      expect(await comesIntoFocus(page, '.wrong')).toBe(true);
      found.push(...(await looked()));
      await page.fill('#fullName', 'Xhevahire Ramadani');
      await page.selectOption('#language', 'ar');
      await page.check(`[value="${school.groups.full.code}"]`);
      await press(page, 'Enter');
      expect(page.url()).toMatch(/\/office\/enrol\/done\/[\w-]+$/);
      found.push(...(await looked()));
      expect(found).toEqual([]);
    });
  }
});

describe('At the door, somebody is enrolled by keyboard', () => {
  test('without script, and the text to be read is in the language of the person', async () => {
    const plain = await officePage(school, { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
    await plain.keyboard.press('Tab');
    await plain.goto('/en/office/enrol');
    expect(await comesIntoFocus(plain, '#q')).toBe(true);
    await plain.keyboard.type('Omar Shembull');
    await press(plain, 'Enter');
    // The name is there, so the cursor stands in the next field.
    expect(await comesIntoFocus(plain, '#phone')).toBe(true);
    await plain.keyboard.type('070 333 444');
    await plain.keyboard.press('Tab');
    await plain.keyboard.type('Shqip');
    expect(await plain.locator('.s-aloud > :visible').count()).toBe(1);
    expect(await plain.locator('.s-aloud > :visible').getAttribute('data-language')).toBe('sq');
    await plain.locator('#group').focus();
    await plain.keyboard.press('Space');
    await press(plain, 'Enter');
    expect(await plain.locator('h1').innerText()).toMatch(/Omar/);
    await press(plain, 'Enter');
    expect(plain.url()).toMatch(/\/en\/office\/enrol\?class=[\w-]+$/);
    expect(await comesIntoFocus(plain, '#q')).toBe(true);
  });

  test('and the card is printed alone', async () => {
    await page.goto('/en/office/enrol');
    await page.fill('#q', 'Teuta Hoxha');
    await press(page, 'Enter');
    await page.check(`[value="${school.groups.open.code}"]`);
    await press(page, 'Enter');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.pass').isVisible()).toBe(true);
    for (const hidden of ['header', '.s-snav', 'h1', '.flash', 'main .btn', 'footer']) {
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    }
    await page.emulateMedia({ media: 'screen' });
  });
});
