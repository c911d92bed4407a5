import type { Browser, Page } from 'playwright-core';
import { DocumentLinks } from '../../src/billing';
import { makeAccount, PASSWORD } from '../factories/account';
import { clientOf } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { camtOf, importStatement } from '../factories/statement';
import { startApp, type TestApp } from '../support/app';
import { launchBrowser } from '../support/browser';
import { wellIn } from './looks';
import { STARTING } from './school';

let app: TestApp;
let browser: Browser;
let page: Page;
const paths: Record<string, string> = {};

beforeAll(async () => {
  app = await startApp();
  await app.app.listen(0, '127.0.0.1');
  const { port } = app.app.getHttpServer().address() as { port: number };
  browser = await launchBrowser();
  const utociste = await makeOrganisation(app, { country: 'RS', currency: 'RSD', language: 'sr-Cyrl' });
  const accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste, { secondLanguage: 'sr-Cyrl' });
  const buyer = (name: string) => ({ buyer: { kind: 'company', name, country: 'RS' } }) as const;
  const [part, named] = [
    await issue(app, utociste, { kind: 'pro_forma' }),
    await issue(app, utociste, buyer('Pekara Zora')),
  ];
  const long = await issue(app, utociste, buyer('Kafe Stara Čaršija sa veoma dugačkim imenom i sinovi d.o.o.'));
  await accountant.post(`/api/v1/invoices/${part.number}/cash`, { amount: { amount: 500_050, currency: 'RSD' } });
  const { body } = await importStatement(
    accountant,
    camtOf([
      { amount: '48000.00', payer: 'Nepoznat uplatilac', text: `${named.number} i ${long.number}` },
      { amount: '18900.00', payer: 'Tekstil Primer', text: part.number },
      { amount: '13856.00', payer: 'رنا خوري', text: 'donacija' },
    ]),
  );
  const less = await issue(app, utociste, buyer('Studio Reka'));
  await accountant.post(`/api/v1/invoices/${less.number}/cash`, {});
  const credit = { reason: 'Двоје није дошло', lines: [{ line: 1, quantity: 2 }] };
  await accountant.post(`/api/v1/invoices/${less.number}/credit-note`, credit);
  await app.drain();
  const account = await makeAccount(app, [{ organisationId: utociste.id, role: 'accountant' }], {
    name: 'Dragan Example',
  });
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, serviceWorkers: 'block' });
  page = await context.newPage();
  await page.goto('/en/sign-in');
  await page.fill('#email', account.email);
  await page.fill('#password', PASSWORD);
  await Promise.all([page.waitForURL('**/money'), page.click('main form button')]);
  Object.assign(paths, {
    list: '/money',
    document: `/money/documents/${part.number}`,
    statements: '/money/statements',
    statement: `/money/statements/${body.id}`,
    settings: '/money/settings',
    export: '/money/export',
    less: `/money/documents/${less.number}`,
    new: '/money/new',
    buyer: `/documents/${app.get(DocumentLinks).secretOf(part)}`,
  });
}, STARTING);
afterAll(async () => {
  await browser.close();
  await app.close();
});

/** Opens the page in some languages and looks for faults. */
async function well(name: string, languages: readonly string[]): Promise<void> {
  expect(await wellIn(page, paths[name] ?? '', languages, name)).toEqual([]);
}

describe('Money is read by the office in English, Macedonian, Albanian and Serbian', () => {
  const OFFICE = ['en', 'mk', 'sq', 'sr-Latn'];
  test('what is open', () => well('list', OFFICE));
  test('one document', () => well('document', OFFICE));
  test('the bank statements', () => well('statements', OFFICE));
  test('one statement', () => well('statement', OFFICE));
  test('the settings', () => well('settings', OFFICE));
  test('the export', () => well('export', OFFICE));
  test('an invoice of which a part was taken back', () => well('less', OFFICE));
  test('the form for a document', () => well('new', OFFICE));
});

describe('A document', () => {
  test('is read by its buyer in every language', () => well('buyer', ['en', 'mk', 'sq', 'sr-Cyrl', 'bs', 'ar']));
});
