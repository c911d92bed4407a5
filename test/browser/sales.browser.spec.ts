import type { Browser, Page } from 'playwright-core';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
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
  const legis = await makeOrganisation(app, { slug: 'legis' });
  const selling = await Selling.begin(app, legis);
  const prices = { free: false, citizen: MKD(240_000), seat: MKD(200_000) };
  const group = await makeClass(app, legis, {
    course: { prices },
    class: { capacity: 9, sessions: meetings(app, 2, 40) },
  });
  const coordinator = await clientOf(app, legis);
  await coordinator.put('/api/v1/solidarity/free-place', MKD(150_000));
  await coordinator.put(`/api/v1/classes/${group.id}/costs`, {
    ...{ currency: 'MKD', instructor: 200_000, material: 45_050, room: 0, other: 0 },
  });
  const late = await selling.book(group, { notes: 'Имаме колега во количка.' });
  await late.client.post(`/api/v1/bookings/${late.bookingId}/names`, {
    names: [
      { fullName: 'Bekim Krasniqi-Shembull', email: 'bekim@textile.example', language: 'sq' },
      { fullName: 'رنا خوري', phone: '+38970111222', language: 'ar' },
    ],
  });
  await app.advance({ hours: 17 * 24 });
  const paid = await selling.book(group);
  await selling.accountant.post(`/api/v1/invoices/${paid.proForma}/cash`, {});
  const quoted = await selling.ask(group);
  await selling.quote(quoted);
  await app.drain();
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, serviceWorkers: 'block' });
  page = await context.newPage();
  await page.goto('/en/sign-in');
  await page.fill('#email', account.email);
  await page.fill('#password', PASSWORD);
  await Promise.all([page.waitForURL('**/office'), page.click('main form button')]);
  const [named] = (await late.client.get(`/api/v1/bookings/${late.bookingId}/names`)).body.items as [Named];
  Object.assign(paths, {
    list: '/office/companies',
    quoted: `/office/companies/${quoted.requestId}`,
    late: `/office/companies/${late.requestId}`,
    person: `/office/companies/${late.requestId}/names/${named.enrolmentId}`,
    ledger: '/office/solidarity',
    costs: `/office/classes/${group.code}/costs`,
    desk: `/companies/desk/${paid.secret}`,
    offer: `/companies/desk/${quoted.secret}`,
    course: `/courses/${group.course.slug}`,
  });
}, STARTING);
afterAll(async () => {
  await browser.close();
  await app.close();
});

interface Named {
  readonly enrolmentId: string;
}

const MKD = (amount: number) => ({ amount, currency: 'MKD' }) as const;

const well = async (name: string, languages: readonly string[]): Promise<void> =>
  expect(await wellIn(page, paths[name] ?? '', languages, name)).toEqual([]);

describe('Sales are read by the office in English, Macedonian, Albanian and Serbian', () => {
  const OFFICE = ['en', 'mk', 'sq', 'sr-Latn'];
  test('the list', () => well('list', OFFICE));
  test('a quote that waits for an answer', () => well('quoted', OFFICE));
  test('a booking that is not paid in time', () => well('late', OFFICE));
  test('somebody whom a company named', () => well('person', OFFICE));
  test('the solidarity ledger', () => well('ledger', OFFICE));
  test('what a class costs and brings', () => well('costs', OFFICE));
});

describe('A company reads in every language', () => {
  const ALL = ['en', 'mk', 'sq', 'sr-Cyrl', 'bs', 'ar'];
  test('its quote', () => well('offer', ALL));
  test('its booking, and the free places that it pays for', () => well('desk', ALL));
  test('the page of the course, with the free places it pays for', () => well('course', ALL));
});
