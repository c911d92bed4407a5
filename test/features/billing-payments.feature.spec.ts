import { type Invoice, InvoicePaymentsChanged } from '../../src/billing';
import type { Organisation } from '../../src/organisations';
import { Jobs } from '../../src/platform/outbox';
import { clientOf } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;
const heard: { invoiceId: string; paid: number; payable: number }[] = [];

beforeAll(async () => {
  app = await startApp();
  app.get(Jobs).on(InvoicePaymentsChanged, 'tests.hear-payments', (fact) => {
    heard.push(fact);
    return Promise.resolve();
  });
  utociste = await makeOrganisation(app, { slug: 'utociste', country: 'RS', currency: 'RSD' });
  accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste);
});
afterAll(() => app.close());

const rsd = (amount: number) => ({ amount, currency: 'RSD' });
const read = async ({ number }: { number: string }) => (await accountant.get(`/api/v1/invoices/${number}`)).body;
const cash = (number: string, body: object = {}, headers = {}): Promise<Answer> =>
  accountant.post(`/api/v1/invoices/${number}/cash`, body, headers);
const undo = (id: string): Promise<Answer> => accountant.delete(`/api/v1/payments/${id}/allocation`);
const heardOf = async ({ id }: Invoice) => {
  await app.drain();
  return heard.filter(({ invoiceId }) => invoiceId === id).map(({ paid }) => paid);
};

describe('Cash at the office', () => {
  it('pays a document in parts, each with a receipt, and tells whoever waits for it', async () => {
    const invoice = await issue(app, utociste);
    const first = await cash(invoice.number, { amount: rsd(1_000_000) });
    expect(first).toMatchObject({
      status: 201,
      body: {
        payment: { kind: 'cash', state: 'used', free: rsd(0) },
        receipt: { number: expect.stringMatching(/^R-/) },
      },
    });
    expect(await read(invoice)).toMatchObject({ status: 'partly_paid', paid: rsd(1_000_000), open: rsd(1_400_000) });
    expect((await cash(invoice.number, { amount: rsd(1_400_001) })).body.errors[0]).toMatchObject({
      ...{ field: 'amount', code: 'more_than_open' },
    });
    expect((await cash(invoice.number, { amount: { amount: 5, currency: 'EUR' } })).status).toBe(422);
    await cash(invoice.number);
    expect(await read(invoice)).toMatchObject({ status: 'paid', open: rsd(0) });
    expect((await cash(invoice.number)).body.code).toBe('wrong_invoice_state');
    expect((await heardOf(invoice)).sort()).toEqual([1_000_000, 2_400_000]);
    const receipt = await read(first.body.receipt);
    expect(receipt).toMatchObject({
      ...{ kind: 'receipt', related: { number: invoice.number }, totals: { payable: rsd(1_000_000) } },
      papers: { ubl: null },
    });
  });

  it('is taken once, however often the button is pressed', async () => {
    const { number } = await issue(app, utociste);
    const key = { 'idempotency-key': 'cash-once-please' };
    const answers = await Promise.all([1, 2, 3].map(() => cash(number, {}, key)));
    const taken = answers.filter(({ status }) => status === 201);
    expect(new Set(taken.map(({ body }) => body.payment.id)).size).toBe(1);
    expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true);
    expect((await read({ number })).paid).toEqual(rsd(2_400_000));
  });

  it('by two at once never pays more than is open', async () => {
    const { number } = await issue(app, utociste);
    const answers = await Promise.all([1, 2, 3, 4].map(() => cash(number, { amount: rsd(1_500_000) })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await read({ number })).paid).toEqual(rsd(1_500_000));
  });

  it('that was typed in by mistake is undone, and its receipt withdrawn', async () => {
    const invoice = await issue(app, utociste);
    const { body } = await cash(invoice.number);
    expect((await undo(body.payment.id)).body).toMatchObject({ state: 'undone', allocations: [] });
    expect((await undo(body.payment.id)).body).toMatchObject({ state: 'undone' });
    expect(await read(invoice)).toMatchObject({ status: 'issued', paid: rsd(0) });
    expect(await read(body.receipt)).toMatchObject({ status: 'withdrawn' });
    expect((await heardOf(invoice)).sort()).toEqual([0, 2_400_000]);
    const again = await accountant.post(`/api/v1/payments/${body.payment.id}/allocation`, {
      allocations: [{ number: invoice.number }],
    });
    expect(again.body).toMatchObject({ code: 'allocation_refused', why: 'not_open' });
  });

  it('is for those who keep the money', async () => {
    const { number } = await issue(app, utociste);
    const path = `/api/v1/invoices/${number}/cash`;
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await coordinator.post(path)).status).toBe(403);
    const stranger = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await stranger.post(path)).status).toBe(404);
    const { body } = await cash(number);
    expect((await stranger.get(`/api/v1/payments/${body.payment.id}`)).status).toBe(404);
    expect((await stranger.delete(`/api/v1/payments/${body.payment.id}/allocation`)).status).toBe(404);
    expect((await stranger.get('/api/v1/payments')).body.items).toEqual([]);
  });
});

describe('What was paid for a pro-forma', () => {
  it('is taken off the invoice that follows it, and stays with the pro-forma', async () => {
    const proForma = await issue(app, utociste, { kind: 'pro_forma' });
    const { body } = await cash(proForma.number, { amount: rsd(1_000_000) });
    const invoice = await issue(app, utociste, { relatedTo: proForma.id, subject: proForma.subject });
    expect(await read(invoice)).toMatchObject({
      ...{ status: 'issued', related: { number: proForma.number }, open: rsd(1_400_000) },
      totals: { gross: rsd(2_400_000), prepaid: rsd(1_000_000), payable: rsd(1_400_000) },
    });
    expect(await read(proForma)).toMatchObject({ status: 'invoiced', followedBy: { number: invoice.number } });
    expect((await undo(body.payment.id)).body).toMatchObject({ code: 'allocation_refused', why: 'not_open' });
    await expect(issue(app, utociste, { relatedTo: proForma.id })).rejects.toMatchObject({
      code: 'wrong_invoice_state',
    });
  });

  it('in whole makes an invoice that is paid when it is issued', async () => {
    const proForma = await issue(app, utociste, { kind: 'pro_forma' });
    await cash(proForma.number);
    const advance = await issue(app, utociste, { kind: 'advance_invoice', relatedTo: proForma.id });
    const invoice = await issue(app, utociste, { relatedTo: advance.id });
    expect(await read(invoice)).toMatchObject({ status: 'paid', open: rsd(0), totals: { prepaid: rsd(2_400_000) } });
  });
});

describe('A credit note', () => {
  it('frees what was paid for the invoice, so that it can be for another one', async () => {
    const [wrong, right] = [await issue(app, utociste), await issue(app, utociste)];
    const { body } = await cash(wrong.number);
    await accountant.post(`/api/v1/invoices/${wrong.number}/credit-note`, { reason: 'The wrong company.' });
    expect(await read(wrong)).toMatchObject({ status: 'credited', paid: rsd(0) });
    const path = `/api/v1/payments/${body.payment.id}`;
    expect((await accountant.get(path)).body).toMatchObject({ state: 'open', free: rsd(2_400_000) });
    const given = await accountant.post(`${path}/allocation`, { allocations: [{ number: right.number }] });
    expect(given.body).toMatchObject({ state: 'used', allocations: [{ number: right.number, by: 'staff' }] });
    expect((await read(right)).status).toBe('paid');
    expect((await heardOf(wrong)).at(-1)).toBe(0);
  });

  it('lets a pro-forma that was paid ask for its invoice again', async () => {
    const proForma = await issue(app, utociste, { kind: 'pro_forma' });
    await cash(proForma.number);
    const invoice = await issue(app, utociste, { relatedTo: proForma.id });
    await accountant.post(`/api/v1/invoices/${invoice.number}/credit-note`, { reason: 'Another day.' });
    expect(await read(proForma)).toMatchObject({ status: 'paid', followedBy: null });
    expect((await issue(app, utociste, { relatedTo: proForma.id })).totals.prepaid).toBe(2_400_000);
  });
});
