import { makeAccount, PASSWORD } from '../factories/account';
import { comesIntoFocus, inPage } from '../support/browser';
import { learner, openSchool, STARTING, type School } from './school';

let school: School;

beforeAll(async () => {
  school = await openSchool();
}, STARTING);
afterAll(() => school.close());

describe('A page behind a secret', () => {
  test('is kept by nothing, found by no search, and tells no other site where one came from', async () => {
    const page = await school.page();
    const { secret } = await learner(school, school.groups.open.id);
    for (const path of ['', '/give-back', '/companions']) {
      const answer = await page.goto(`/en/places/${secret}${path}`);
      const headers = answer?.headers() ?? {};
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-robots-tag']).toBe('noindex');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
      expect(await page.locator('meta[name=referrer]').getAttribute('content')).toBe('no-referrer');
      expect(await page.locator('link[rel=alternate]').count()).toBe(0);
      expect(await page.title()).not.toMatch(/Rana|embroidery/i);
      const elsewhere = await inPage<string[]>(page, 'elsewhere()');
      expect(elsewhere.filter((url) => url.includes(secret) || url.startsWith('http'))).toEqual([]);
    }
  });

  test('has the secret in no link that leaves it, and sends no referrer to the next page', async () => {
    const page = await school.page();
    const { secret } = await learner(school, school.groups.open.id);
    await page.goto(`/en/places/${secret}`);
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.isNavigationRequest()),
      page.locator('.nav a').first().click(),
    ]);
    expect(request.headers()['referer']).toBeUndefined();
  });

  test('is not kept for the time without internet', async () => {
    const page = await school.page({ serviceWorkers: 'allow' });
    await page.goto('/en/');
    await inPage(page, 'workerReady()');
    const { secret } = await learner(school, school.groups.open.id);
    await page.goto(`/en/places/${secret}`);
    const kept = await inPage<string[]>(page, 'kept()');
    expect(kept.filter((url) => url.includes('/places/'))).toEqual([]);
  });
});

describe('Signing out', () => {
  test('forgets the sign-in and what the browser kept', async () => {
    const { app, legis } = school;
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const page = await school.page();
    await page.goto('/en/sign-in');
    await page.fill('#email', account.email);
    await page.fill('#password', PASSWORD);
    await page.locator('main .btn').click();
    await page.waitForURL('**/office**');
    const cookies = async () => (await page.context().cookies()).map(({ name }) => name);
    expect(await cookies()).toContain('sofra_sign_in');
    const answered = page.waitForResponse((response) => response.url().endsWith('/sign-out'));
    await page.locator('form[action$="/sign-out"] button').click();
    const headers = await (await answered).allHeaders();
    expect(headers['clear-site-data']).toBe('"cache", "storage"');
    await page.waitForLoadState();
    expect(await cookies()).not.toContain('sofra_sign_in');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/en/sign-in');
    await page.goto('/en/office/classes');
    expect(new URL(page.url()).pathname).toBe('/en/sign-in');
  });

  test('a wrong password is told in a summary, keeps the address and never says which of the two is wrong', async () => {
    const page = await school.page();
    await page.goto('/en/sign-in');
    await page.fill('#email', 'nobody@sofra.example');
    await page.fill('#password', 'wrong-password');
    await page.locator('main .btn').click();
    await page.waitForLoadState();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await comesIntoFocus(page, '.wrong')).toBe(true);
    expect(await page.inputValue('#email')).toBe('nobody@sofra.example');
    expect(await page.inputValue('#password')).toBe('');
  });
});
