import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;

beforeAll(async () => {
  app = await startApp();
  utociste = await makeOrganisation(app, { country: 'RS', currency: 'RSD' });
  accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste);
});
afterAll(() => app.close());

const rsd = (amount: number) => ({ amount, currency: 'RSD' });
const form = (changes: object = {}) => ({
  buyer: { kind: 'company', name: 'Pekara Zora', town: 'Beograd', country: 'RS', taxNumber: '111222333' },
  language: 'en',
  lines: [{ text: { en: 'Rent of the hall' }, quantity: 3, unit: 'hour', unitPrice: rsd(100_000), vat: 'standard' }],
  ...changes,
});
const write = (changes: object = {}, headers = {}) => accountant.post('/api/v1/invoices', form(changes), headers);

describe('A document that no booking asks for', () => {
  it('is written by the accountant, sent to its contact person, and paid like any other', async () => {
    const key = { 'idempotency-key': 'the-hall' };
    const email = 'zora@buyer.example';
    const sent = { contact: { fullName: 'Zora Perić', email }, dueDays: 8, orderNumber: 'N-7' };
    const { status, body } = await write(sent, key);
    expect([status, body]).toMatchObject([
      201,
      { kind: 'invoice', orderNumber: 'N-7', totals: { net: rsd(300_000), vat: rsd(60_000), payable: rsd(360_000) } },
    ]);
    expect((await write(sent, key)).body.number).toBe(body.number);
    await app.drain();
    expect(app.mail.to(email).map(({ subject }) => subject)).toEqual([`Invoice ${body.number}`]);
    expect((await accountant.post(`/api/v1/invoices/${body.number}/cash`, {})).status).toBe(201);
    const proForma = await write({ kind: 'pro_forma', buyer: { kind: 'person', name: 'Rana Khoury', country: 'RS' } });
    expect(proForma.body.number).toMatch(/^PF-/);
    expect(JSON.stringify(await app.db.collection('invoices').findOne({ _id: proForma.body.id }))).not.toContain(
      'Rana',
    );
  });

  it('is refused where it can not be counted, or by whoever does not keep the money', async () => {
    const codeOf = async (changes: object) => (await write(changes)).body.errors?.[0]?.code;
    const [line] = form().lines;
    expect(await codeOf({ lines: [] })).toBe('required');
    expect(await codeOf({ lines: [{ ...line, vat: 'none' }] })).toBe('vat_not_set');
    expect(await codeOf({ lines: [line, { ...line, unitPrice: { amount: 1, currency: 'EUR' } }] })).toBe(
      'other_currency',
    );
    expect(await codeOf({ insteadOf: 'F-2020-000001' })).toBe('not_found');
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await coordinator.post('/api/v1/invoices', form())).status).toBe(403);
    const poor = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await poor.post('/api/v1/invoices', form())).body.code).toBe('billing_not_set_up');
  });

  it('comes in the place of an invoice that was taken back, with what was paid before', async () => {
    const proForma = await issue(app, utociste, { kind: 'pro_forma' });
    await accountant.post(`/api/v1/invoices/${proForma.number}/cash`, {});
    const wrong = await issue(app, utociste, { relatedTo: proForma.id, subject: proForma.subject });
    expect((await write({ insteadOf: wrong.number })).body.code).toBe('wrong_invoice_state');
    await accountant.post(`/api/v1/invoices/${wrong.number}/credit-note`, { reason: 'The wrong address' });
    const again = await write({ insteadOf: wrong.number });
    expect(again.body).toMatchObject({
      ...{ subject: proForma.subject, related: { number: proForma.number }, status: 'paid' },
      totals: { gross: rsd(360_000), prepaid: rsd(360_000), payable: rsd(0) },
    });
    const more = await write({ insteadOf: wrong.number });
    expect(more.body).toMatchObject({ subject: proForma.subject, related: null, totals: { prepaid: rsd(0) } });
  });

  it('is written on a page, whose form comes back with what was typed and what is wrong', async () => {
    const account = await makeAccount(app, [{ organisationId: utociste.id, role: 'accountant' }]);
    const browser = new HttpClient(app.app);
    await browser.form('/en/sign-in', { email: account.email, password: PASSWORD });
    const empty = fieldsOf((await browser.get('/en/money/new')).text, '/money/new');
    expect(empty).toMatchObject({ kind: 'invoice', 'buyer.kind': 'company', 'buyer.country': 'RS' });
    const wrong = await browser.form('/en/money/new', { ...empty, 'line-0-text': 'Hall', 'line-0-price': 'much' });
    expect(wrong.status).toBe(422);
    for (const field of ['line-0-price', 'line-0-quantity']) expect(wrong.text).toContain(`href="#${field}"`);
    const typed = {
      ...empty,
      ...{ 'buyer.name': 'Pekara Zora', 'line-0-text': 'Hall', 'line-0-quantity': '1,5', 'line-0-price': '1.000,00' },
      ...{ 'line-0-vat': 'standard', 'supplied-d': '1', 'supplied-m': '10', 'supplied-y': '2026' },
    };
    const nameless = await browser.form('/en/money/new', { ...typed, 'buyer.name': '' });
    expect(nameless.text).toContain('href="#buyer.name"');
    const places = [];
    for (const _ of [1, 2]) places.push((await browser.form('/en/money/new', typed)).headers['location']);
    expect(new Set(places).size).toBe(1);
    const shown = await browser.get(String(places[0]).replace(/\?.*$/, ''));
    expect(readable(shown.text)).toMatch(/Invoice F-\d{4}-\d{6} .*Pekara Zora.* 1,800 RSD/);
    const number = /F-\d{4}-\d{6}/.exec(shown.text)![0];
    await accountant.post(`/api/v1/invoices/${number}/credit-note`, { reason: 'Wrong' });
    const page = await browser.get(`/en/money/documents/${number}`);
    expect(page.text).toContain(`/money/new?instead&#x3D;${number}`);
    const again = fieldsOf((await browser.get(`/en/money/new?instead=${number}`)).text, '/money/new');
    expect(again).toMatchObject({ insteadOf: number, 'buyer.name': 'Pekara Zora', 'line-0-quantity': '1.5' });
  });
});
