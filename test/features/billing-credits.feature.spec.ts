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
const read = async (number: string) => (await accountant.get(`/api/v1/invoices/${number}`)).body;
const post = (number: string, path: string, body: object, headers = {}) =>
  accountant.post(`/api/v1/invoices/${number}/${path}`, body, headers);
const credit = (number: string, lines?: object[], headers = {}) =>
  post(number, 'credit-note', { reason: 'Two people could not come.', ...(lines ? { lines } : {}) }, headers);

describe('A credit note of a part', () => {
  it('takes back so many or an amount, with their VAT, and the invoice asks for less', async () => {
    const { number } = await issue(app, utociste);
    const key = { 'idempotency-key': 'two-people' };
    const note = await credit(number, [{ line: 1, quantity: 2 }], key);
    expect(note).toMatchObject({
      status: 201,
      body: {
        ...{ kind: 'credit_note', related: { number }, lines: [{ of: 1, quantity: 2, net: rsd(400_000) }] },
        totals: { net: rsd(400_000), vat: rsd(80_000), payable: rsd(480_000) },
      },
    });
    expect((await credit(number, [{ line: 1, quantity: 2 }], key)).body.number).toBe(note.body.number);
    expect(await read(number)).toMatchObject({ status: 'issued', credited: rsd(480_000), open: rsd(1_920_000) });
    await credit(number, [{ line: 1, amount: rsd(100_000) }]);
    expect((await read(number)).open).toEqual(rsd(1_800_000));
    await app.drain();
    expect((await accountant.get(`/api/v1/invoices/${note.body.number}.xml`)).text).toContain(
      '>4800.00</cbc:PayableAmount>',
    );
    expect((await post(number, 'cash', {})).status).toBe(201);
    expect(await read(number)).toMatchObject({ status: 'paid', paid: rsd(1_800_000), open: rsd(0), owedBack: rsd(0) });
  });

  it('together with the last one is the whole invoice, which asks for nothing more', async () => {
    const { number } = await issue(app, utociste);
    await credit(number, [{ line: 1, quantity: 3 }]);
    const rest = await credit(number);
    expect(rest.body).toMatchObject({ lines: [{ quantity: 7 }], totals: { payable: rsd(1_680_000) } });
    expect(await read(number)).toMatchObject({ credited: rsd(2_400_000), open: rsd(0), owedBack: rsd(0) });
    expect((await credit(number)).body.code).toBe('wrong_invoice_state');
  });

  it('is refused for more than is left, and of two at once the second looks again', async () => {
    const { number } = await issue(app, utociste);
    const problem = async (line: object) => (await credit(number, [line])).body.errors?.[0];
    expect(await problem({ line: 2, quantity: 1 })).toMatchObject({ field: 'lines.0.line', code: 'not_a_choice' });
    expect(await problem({ line: 1, quantity: 11 })).toMatchObject({ code: 'more_than_left' });
    expect(await problem({ line: 1, amount: { amount: 1, currency: 'EUR' } })).toMatchObject({
      code: 'other_currency',
    });
    const answers = await Promise.all([1, 2, 3].map(() => credit(number, [{ line: 1, quantity: 6 }])));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await read(number)).credited).toEqual(rsd(1_440_000));
    const proForma = await issue(app, utociste, { kind: 'pro_forma' });
    expect((await credit(proForma.number, [{ line: 1, quantity: 1 }])).body.code).toBe('wrong_invoice_kind');
    const stranger = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await stranger.post(`/api/v1/invoices/${number}/refund`, {})).status).toBe(404);
  });

  it('of what was paid says what is owed, until it was sent back', async () => {
    const { number } = await issue(app, utociste);
    await post(number, 'cash', {});
    await credit(number, [{ line: 1, quantity: 2 }]);
    expect(await read(number)).toMatchObject({ status: 'paid', owedBack: rsd(480_000), refunded: rsd(0) });
    expect((await post(number, 'refund', { amount: rsd(480_001) })).body.errors[0]).toMatchObject({
      code: 'more_than_owed',
    });
    const key = { 'idempotency-key': 'sent-back' };
    const part = await post(number, 'refund', { amount: rsd(80_000), on: '2026-10-30' }, key);
    expect(part.body).toMatchObject({ owedBack: rsd(400_000), refunded: rsd(80_000) });
    expect((await post(number, 'refund', { amount: rsd(80_000), on: '2026-10-30' }, key)).body.refunded).toEqual(
      rsd(80_000),
    );
    expect((await post(number, 'refund', {})).body).toMatchObject({ status: 'paid', owedBack: rsd(0), open: rsd(0) });
    expect((await post(number, 'refund', {})).body.code).toBe('wrong_invoice_state');
  });

  it('is written on the page of the invoice, line by line', async () => {
    const account = await makeAccount(app, [{ organisationId: utociste.id, role: 'accountant' }]);
    const browser = new HttpClient(app.app);
    await browser.form('/en/sign-in', { email: account.email, password: PASSWORD });
    const { number } = await issue(app, utociste);
    await post(number, 'cash', {});
    const path = `/money/documents/${number}`;
    const form = fieldsOf((await browser.get(`/en${path}`)).text, `${path}/taking-back`);
    const much = await browser.form(`/en${path}/taking-back`, { ...form, reason: 'Ill', 'quantity-1': '12' });
    expect(much.status).toBe(422);
    expect(much.text).toContain('href="#quantity-1"');
    expect(readable(much.text)).toContain('This is more than is left');
    const done = await browser.form(`/en${path}/taking-back`, { ...form, reason: 'Ill', 'quantity-1': '2,5' });
    const shown = readable((await browser.follow(done)).text);
    expect(shown).toMatch(/took 6000\.00 RSD of .* back by a credit note/);
    expect(shown).toContain('To send back 6,000 RSD');
    const back = fieldsOf((await browser.get(`/en${path}`)).text, `${path}/refund`);
    expect(back['refund']).toBe('6000.00');
    for (const _ of [1, 2]) await browser.form(`/en${path}/refund`, back);
    expect((await read(number)).refunded).toEqual(rsd(600_000));
  });
});
