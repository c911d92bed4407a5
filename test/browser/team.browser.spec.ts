import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { Invitations } from '../../src/access';
import { newId } from '../../src/shared/ids';
import { actorOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { launchBrowser } from '../support/browser';
import { faults } from './looks';
import { STARTING } from './school';

let app: TestApp;
let browser: Browser;
let page: Page;
const paths: Record<string, string> = {};
const ANA = 'ana@people.example';

beforeAll(async () => {
  app = await startApp();
  await app.app.listen(0, '127.0.0.1');
  const { port } = app.app.getHttpServer().address() as { port: number };
  browser = await launchBrowser();
  const legis = await makeOrganisation(app, {
    name: { en: 'Legis Association', mk: 'Здружение Легис', ar: 'جمعية ليجيس' },
    help: { phone: '+389 2 311 1222', languages: ['mk', 'sq', 'ar'], hours: { en: 'Monday to Friday, 9 to 17' } },
  });
  const grant = (role: 'manager' | 'operator' | 'coordinator') => ({ organisationId: legis.id, role });
  const second = { organisationId: (await makeOrganisation(app)).id, role: 'accountant' as const };
  const account = await makeAccount(app, [grant('manager'), grant('operator'), second], { name: 'Vera Example' });
  const other = await makeAccount(app, [grant('coordinator')], { name: 'Ljubica Primer-Stojanovska' });
  const asked = { name: 'رنا خوري', email: ANA, roles: ['coordinator' as const], language: 'ar' as const };
  await app.get(Invitations).invite(actorOf(legis, 'manager'), legis.id, newId(), asked);
  await app.drain();
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, serviceWorkers: 'block' });
  page = await context.newPage();
  await page.goto('/en/sign-in');
  await page.fill('#email', account.email);
  await page.fill('#password', PASSWORD);
  await Promise.all([page.waitForURL('**/office'), page.click('main form button')]);
  Object.assign(paths, {
    team: '/office/team',
    member: `/office/team/${other.id}`,
    end: `/office/team/${other.id}/end`,
    tokens: '/office/tokens',
    settings: '/office/settings',
    operator: '/operator',
    me: '/me',
    step: '/me/second-step',
    missing: '/office/nothing',
    forgot: '/password',
    invitation: /sofra\.test\/ar(\/invitations\/\w+)/.exec(app.mail.last(ANA).text ?? '')?.[1] ?? '',
    gone: '/password/AAAAAAAAAAA',
  });
}, STARTING);
afterAll(async () => {
  await browser.close();
  await app.close();
});

/** Keeps a picture of the page as it stands, where somebody wants to look at it. */
async function keepPicture(name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}

/** Opens the page in some languages and looks for faults. */
async function well(name: string, languages: readonly string[], status = 200): Promise<void> {
  const found: string[] = [];
  for (const language of languages) {
    const answer = await page.goto(`/${language}${paths[name]}`);
    expect([name, answer?.status()]).toEqual([name, status]);
    found.push(...(await faults(page, { frame: false })).map((fault) => `${name} ${language} ${fault}`));
    await keepPicture(`${name}-${language}`);
  }
  expect(found).toEqual([]);
}

describe('The pages of an organisation’s own affairs', () => {
  it('are well made: the team, one person, the keys', async () => {
    await well('team', ['en', 'mk']);
    await well('member', ['mk']);
    await well('end', ['en']);
    await well('tokens', ['en']);
  }, 180_000);

  it('are well made: settings, organisations, the own account, a page that is not there', async () => {
    await well('settings', ['en', 'mk']);
    await well('operator', ['en']);
    await well('me', ['en', 'ar']);
    await well('step', ['en', 'ar']);
    await well('missing', ['en'], 404);
  }, 180_000);

  it('are well made where something is wrong', async () => {
    const found: string[] = [];
    for (const name of ['team', 'settings', 'operator']) {
      await page.goto(`/en${paths[name]}`);
      await page.evaluate(
        "document.querySelectorAll('main form input:not([type]), main form input[type=text]').forEach((one) => { one.value = '' })",
      );
      await Promise.all([page.waitForLoadState('load'), page.click('main form button.btn:not(.btn-2)')]);
      found.push(...(await faults(page, { frame: false })).map((fault) => `${name} ${fault}`));
      await keepPicture(`${name}-wrong`);
    }
    expect(found).toEqual([]);
  }, 120_000);
});

describe('The pages behind the links to an account', () => {
  it('are well made, from right to left too', async () => {
    await well('forgot', ['en', 'ar']);
    await well('invitation', ['ar', 'en']);
    await well('gone', ['ar'], 404);
  }, 120_000);
});
