import type { Page } from 'playwright-core';
import { makeAccount } from '../factories/account';
import { makeClass } from '../factories/enrolment';
import { meetings } from '../factories/training-class';
import { comesIntoFocus, frameOf } from '../support/browser';
import { faults, watch, type Watch } from './looks';
import { learner, officePage, openSchool, type School, signedInPage, STARTING } from './school';

let school: School;
let page: Page;
let watched: Watch;
let today: { id: string; code: string; sessionId: string };

beforeAll(async () => {
  school = await openSchool();
  const { app, legis, staff, groups } = school;
  // A class that meets now, with people who bring others and wait.
  const [first = { start: '', end: '' }, second = { start: '', end: '' }] = meetings(app, 2, 0);
  const made = await makeClass(app, legis, {
    class: { capacity: 4, sessions: [first, second], venue: { en: 'Community Centre, 2nd floor' } },
  });
  const companions = [{ fullName: 'أم كريم نموذج' }, { fullName: 'Снежана Пример-Јовановска' }];
  await learner(school, made.id, { seats: 3, companions, needs: 'An interpreter for Farsi', language: 'ar' });
  await learner(school, made.id, { fullName: 'Ljubica Primer', language: 'mk' });
  await learner(school, made.id, { fullName: 'Omar Shembull', language: 'sq' });
  const { sessions } = (await staff.get(`/api/v1/classes/${made.id}`)).body as { sessions: { id: string }[] };
  today = { id: made.id, code: made.code, sessionId: sessions[0]?.id ?? '' };
  await learner(school, groups.full.id, { fullName: 'ا'.repeat(60) });
  page = await officePage(school);
  watched = watch(page, school.address);
}, STARTING);
afterAll(() => school.close());

/** Opens the path in the languages of the office and looks for faults. */
async function well(path: string, more: readonly string[] = []): Promise<void> {
  const found: string[] = [];
  for (const language of ['en', 'mk', 'sq', 'sr-Latn', ...more]) {
    const answer = await page.goto(`/${language}/office${path}`);
    expect(answer?.status()).toBe(200);
    const here = [...(await faults(page, { frame: false })), ...watched.take()];
    found.push(...here.map((fault) => `${language} ${fault}`));
    const { parts, headings } = await frameOf(page);
    expect({ parts, headings }).toEqual({
      parts: ['a.skip', 'header.s-sbar', 'nav.s-snav', 'main', 'footer.s-sfoot'],
      headings: 1,
    });
  }
  expect(found).toEqual([]);
}

describe('The office is read by everybody in English, Macedonian, Albanian and Serbian', () => {
  test('what needs somebody today', () => well(''));
  test('the search at the door', () => well('/enrol'));
  test('the list of classes', () => well('/classes'));
  test('a class with places, people and a waiting list', () => well(`/classes/${today.code}`));
  test('a class that is full', () => well(`/classes/${school.groups.full.code}`));
  test('the question before a class is cancelled', () => well(`/classes/${today.code}/cancellation`));
  test('the sheet to sign', () => well(`/classes/${today.code}/lists/sheet`));
  test('the sign for the door', () => well(`/classes/${today.code}/lists/sign`));
  test('the poster, in every language', () => well(`/classes/${school.groups.open.code}/lists/poster`, ['ar', 'bs']));
  test('the question before people are taken along', () => well(`/classes/${today.code}/lists/file`));
  test('the numbers of a class', async () => {
    await page.goto(`/en/office/classes/${today.code}/lists/phones`);
    await page.fill('#reason', 'The room is cold');
    await Promise.all([page.waitForURL(/phones$/), page.locator('main form .btn').first().click()]);
    await page.locator('.s-calls .s-tel').first().waitFor();
    watched.take();
    await well(`/classes/${today.code}/lists/phones`);
  });
  test('the form of a message to a class', () => well(`/classes/${today.code}/messages/new`));
  test('the calendars', () => well('/calendars'));
  test('the roll of a meeting', () => well(`/meetings/${today.sessionId}/roll`));
});

describe('A message to a class', () => {
  test('is written, looked at and followed without a fault and without a mouse', async () => {
    const found: string[] = [];
    await page.goto(`/en/office/classes/${today.code}/messages/new`);
    await page.locator('[name="text.en"]').focus();
    await page.keyboard.type('Bring an apron on Monday.');
    await page.locator('.btn[value="look"]').press('Enter');
    await page.waitForURL(/\/messages$/);
    found.push(...(await faults(page, { frame: false })));
    await page.locator('button[value="send"]').press('Enter');
    await page.waitForURL(/\/messages\/[0-9a-f-]+$/);
    await school.app.drain();
    await page.reload();
    found.push(...(await faults(page, { frame: false })), ...watched.take());
    expect(found).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('Bring an apron on Monday.');
  });
});

describe('The page of whoever teaches', () => {
  test('is one button on a phone, without a fault', async () => {
    const { app, legis } = school;
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], { name: 'Ljubica' });
    const [now = { start: '', end: '' }] = meetings(app, 1, 0);
    await makeClass(app, legis, { class: { instructorIds: [account.id], sessions: [now] } });
    const teaching = await signedInPage(school, account, { viewport: { width: 360, height: 740 } });
    expect(new URL(teaching.url()).pathname).toBe('/en/teach');
    expect(await faults(teaching, { frame: false })).toEqual([]);
    await teaching.goto('/sr-Cyrl/teach');
    expect(await faults(teaching, { frame: false })).toEqual([]);
    await teaching.context().close();
  });
});

describe('The roster', () => {
  test('is whole at every width', async () => {
    const found: string[] = [];
    for (const language of ['en', 'mk', 'sq', 'sr-Latn']) {
      await page.goto(`/${language}/office/classes/${today.code}`);
      for (const width of [360, 767, 768, 960, 1024, 1279, 1280, 1366, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        const boxes = page.locator('.s-scroll');
        for (const box of await boxes.all()) {
          const hidden = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
          if (hidden > 1) found.push(`${language} ${width}: ${hidden} px are hidden`);
        }
      }
    }
    expect(found).toEqual([]);
  });
});

describe('The office, when something is missing,', () => {
  test('says it in a summary that has the focus', async () => {
    await page.goto(`/en/office/classes/${today.code}/cancellation`);
    await Promise.all([page.waitForEvent('load'), page.locator('main form .btn').first().click()]);
    expect(await page.title()).toMatch(/^Error: /);
    expect(await comesIntoFocus(page, '.wrong')).toBe(true);
    expect(await faults(page, { frame: false })).toEqual([]);
  });
});

describe('The roll', () => {
  test('is called by keyboard without script, and says what was saved', async () => {
    const cookies = await page.context().cookies();
    const plain = await school.page({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await plain.context().addCookies(cookies);
    await plain.goto(`/en/office/meetings/${today.sessionId}/roll`);
    const marks = plain.locator('.s-mark');
    expect(await marks.count()).toBe(4);
    await marks.nth(0).locator('input').first().focus();
    await plain.keyboard.press('Space');
    await plain.keyboard.press('ArrowRight');
    await Promise.all([plain.waitForEvent('load'), plain.locator('.s-save .btn').click()]);
    expect(await plain.locator('.s-mark input:checked').count()).toBe(1);
    expect(await plain.locator('.flash').count()).toBe(1);
  });

  test('says what is not saved yet, and asks before it is lost', async () => {
    await page.goto(`/en/office/meetings/${today.sessionId}/roll`);
    const note = page.locator('.s-unsaved');
    expect(await note.isVisible()).toBe(false);
    await page.locator('.s-mark').nth(1).locator('.s-opt').first().click();
    expect(await note.innerText()).toBe('Not saved yet.');
    const asked = page.waitForEvent('dialog');
    // Not page.reload(): it would wait for a page that never comes.
    const left = page.evaluate('location.reload()');
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await left;
    expect(await note.isVisible()).toBe(true);
    await Promise.all([page.waitForEvent('load'), page.locator('.s-save .btn').click()]);
    expect(await page.locator('.flash').count()).toBe(1);
    expect(await note.isVisible()).toBe(false);
  });
});
