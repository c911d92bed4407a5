import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { clientOf } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { camtOf } from '../factories/statement';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { type Answer, HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  utociste = await makeOrganisation(app, { country: 'RS', currency: 'RSD', language: 'sr-Cyrl' });
  const account = await makeAccount(app, [{ organisationId: utociste.id, role: 'accountant' }]);
  accountant = new HttpClient(app.app);
  await accountant.form('/en/sign-in', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

const page = async (path: string): Promise<string> => readable((await accountant.get(`/en/money${path}`)).text);
const after = async (answer: Answer): Promise<string> => {
  expect(answer.status).toBe(303);
  return readable((await accountant.follow(answer)).text);
};
const setUp = async () => setUpBilling(await clientOf(app, utociste, 'accountant'), utociste);

describe('The pages of money', () => {
  it('begin with the settings, whose form comes back with what was typed and what is wrong', async () => {
    expect(await page('')).toContain('Nothing can be sold before they are filled in.');
    const path = '/money/settings';
    const form = await accountant.get(`/en${path}`);
    const fields = fieldsOf(form.text, path);
    expect(fields).toMatchObject({ 'seller.country': 'RS', currency: 'RSD', paymentDays: '15' });
    const wrong = await accountant.form(`/en${path}`, {
      ...fields,
      'seller.street': 'Primer 1',
      'vat.rates.standard': 'x',
    });
    expect(wrong.status).toBe(422);
    expect(fieldsOf(wrong.text, path)).toMatchObject({ 'seller.street': 'Primer 1', 'vat.rates.standard': 'x' });
    const typed = {
      ...fields,
      ...{ 'seller.street': 'Primer 1', 'seller.taxNumber': '123456789', 'seller.vatNumber': 'RS 123 456 789' },
      ...{ 'accounts.0.number': '160-123456-55', 'vat.registered': 'yes', 'vat.rates.standard': '20 %' },
    };
    const check = await accountant.form(`/en${path}`, typed);
    expect(check.text).toContain('href="#accounts.0.number"');
    const kept = await accountant.form(`/en${path}`, { ...typed, 'accounts.0.number': '160-123456-54' });
    expect(await after(kept)).toContain('The settings are kept.');
    const again = fieldsOf((await accountant.get(`/en${path}`)).text, path);
    expect(again).toMatchObject({ 'vat.rates.standard': '20', 'accounts.0.number': '160-123456-54', version: '1' });
    const late = await accountant.form(`/en${path}`, { ...typed, 'accounts.0.number': '160-123456-54' });
    expect(await after(late)).toContain('Somebody changed this at the same moment.');
  });

  it('show what is open, a document, and take cash once however often the form is sent', async () => {
    await setUp();
    const invoice = await issue(app, utociste);
    await app.drain();
    expect(await page('')).toMatch(/1 open 24,000 RSD .* Tekstil Primer F-\d{4}-\d{6} Invoice/);
    const path = `/money/documents/${invoice.number}`;
    const shown = await accountant.get(`/en${path}`);
    expect(readable(shown.text)).toContain('What was done');
    const cash = fieldsOf(shown.text, `${path}/cash`);
    expect(cash['amount']).toBe('24000.00');
    expect((await accountant.form(`/en${path}/cash`, { ...cash, amount: 'much' })).status).toBe(422);
    const part = { ...cash, amount: '4.000,50' };
    expect(await after(await accountant.form(`/en${path}/cash`, part))).toContain('The receipt is ready in a moment.');
    await accountant.form(`/en${path}/cash`, part);
    expect(await page(`/documents/${invoice.number}`)).toMatch(/Partly paid .* 4,000.50 RSD in cash/);
    const undo = /action="\/en(\/money\/payments\/[^"]*\/undo)"/.exec((await accountant.get(`/en${path}`)).text)![1]!;
    expect(await after(await accountant.form(`/en${undo}`, { back: path }))).toContain('To be paid');
    await app.drain();
    expect((await accountant.get(`/en${path}/paper.pdf`)).headers['content-type']).toBe('application/pdf');
    const unsaid = await accountant.form(`/en${path}/taking-back`, { reason: '' });
    expect(unsaid.status).toBe(422);
    expect(await after(await accountant.form(`/en${path}/sending`, {}))).toContain('No contact person is known.');
    const back = await accountant.form(`/en${path}/taking-back`, { reason: 'The wrong company' });
    expect(await after(back)).toMatch(/Taken back by a credit note .* Reason: “The wrong company”/);
  });

  it('bring in a statement, propose, give, undo and set aside', async () => {
    await setUp();
    const [one, other] = [await issue(app, utociste), await issue(app, utociste)];
    const upload = (file: string, fields = {}) => accountant.upload('/en/money/statements', fields, Buffer.from(file));
    expect((await upload('')).status).toBe(422);
    expect(readable((await upload('<a>\n<b>')).text)).toMatch(/Line 2 cannot be read: the file breaks off.* Nothing/);
    const file = camtOf([
      { amount: '48000.00', payer: 'Pekara', text: `${one.number}, ${other.number}` },
      { amount: '70.00', payer: 'Dobar čovek' },
    ]);
    const done = await upload(file);
    const shown = await after(done);
    expect(shown).toMatch(/It names several documents\. .* No document fits/);
    const path = String(done.headers['location']);
    const html = (await accountant.get(path)).text;
    const give = /action="\/en(\/money\/payments\/[^"]*\/allocation)"/.exec(html)![1]!;
    const { number: _, ...parts } = fieldsOf(html, give);
    expect(await after(await accountant.form(`/en${give}`, parts))).toContain('Given to its document.');
    expect(await page('')).toMatch(/2 paid 48,000 RSD/);
    const undo = give.replace('allocation', 'undo');
    expect(await after(await accountant.form(`/en${undo}`, { back: '/money/statements' }))).toContain('Taken back.');
    const wrong = await accountant.form(`/en${give}`, { number: 'F-2026-999999' });
    expect(await after(wrong)).toContain('There is no document with this number.');
    expect(await after(await accountant.form(`/en${give}`, { number: one.number }))).toContain('Given');
    expect(await page('/statements')).toContain('24,000 RSD is still for no document');
    const gift = [...html.matchAll(/\/en(\/money\/payments\/[^"]*\/aside)"/g)].at(-1)![1]!;
    expect(await after(await accountant.form(`/en${gift}`, { reason: '' }))).toContain('Write why');
    expect(await after(await accountant.form(`/en${gift}`, { reason: 'A gift' }))).toContain('Set aside.');
  });

  it('ask what the columns of a table are', async () => {
    await setUp();
    const upload = (fields = {}) =>
      accountant.upload('/en/money/statements', fields, Buffer.from('Dan;Iznos\n07.10.2026;5,00\n'));
    const asked = await upload();
    expect(asked.status).toBe(422);
    expect(readable(asked.text)).toContain('What are the columns?');
    expect(await after(await upload({ date: 'Dan', amount: 'Iznos' }))).toContain('1 line came in');
  });

  it('give the bookkeeper a month as a table', async () => {
    await setUp();
    const { number, issuedOn } = await issue(app, utociste);
    const file = await accountant.form('/en/money/export', { month: issuedOn.slice(0, 7), what: 'documents' });
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.text).toMatch(
      new RegExp(`^${number};Invoice;To be paid;${issuedOn};.*;20000,00;4000,00;24000,00;`, 'm'),
    );
    expect((await accountant.form('/en/money/export', { month: 'soon' })).status).toBe(422);
  });
});
