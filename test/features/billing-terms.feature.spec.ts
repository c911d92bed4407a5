import type { Organisation } from '../../src/organisations';
import { setUpBilling } from '../factories/billing';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { issue } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let legis: Organisation;
let selling: Selling;
let group: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { country: 'MK', currency: 'MKD' });
  selling = await Selling.begin(app, legis);
  group = await makeClass(app, legis, {
    course: { level: 'advanced', prices: { free: false, seat: { amount: 200_000, currency: 'MKD' } } },
  });
});
afterAll(() => app.close());

const mkd = (amount: number) => ({ amount, currency: 'MKD' });
const read = async (number: string) => (await selling.accountant.get(`/api/v1/invoices/${number}`)).body;
/** From today on with VAT, and with totals that are whole. */
const registered = (rate = 1800) =>
  setUpBilling(selling.accountant, legis, {
    seller: { legalName: 'Legis', street: 'Primer 1', town: 'Skopje', country: 'MK', vatNumber: 'MK4030000000000' },
    accounts: [{ currency: 'MKD', number: '300000000012355' }],
    ...{ currency: 'MKD', wholeTotals: true, vat: { registered: true, rates: { standard: rate } } },
  });

describe('A price that was accepted', () => {
  it('stays in the pro-forma and the invoice, however the settings change after the quote', async () => {
    const buyer = await selling.ask(group);
    const quoteId = await selling.quote(buyer);
    expect((await registered()).status).toBe(200);
    const accepted = await buyer.client.post(`/api/v1/quotes/${quoteId}/acceptance`, {});
    const { number } = accepted.body.proForma;
    const proForma = await read(number);
    expect(proForma).toMatchObject({
      totals: { vat: mkd(0), gross: mkd(600_000), payable: mkd(600_000) },
      vatNotes: [{ en: 'Not in VAT, Art. 33 of the VAT law' }],
      seller: { vatNumber: 'MK4030000000000' },
    });
    expect((await selling.accountant.post(`/api/v1/invoices/${number}/cash`)).status).toBe(201);
    await app.drain();
    const invoice = await read((await read(number)).followedBy.number);
    expect(invoice).toMatchObject({
      ...{ kind: 'invoice', status: 'paid', vat: [{ category: 'E', percent: 0, net: mkd(600_000) }] },
      totals: { gross: mkd(600_000), prepaid: mkd(600_000), payable: mkd(0) },
      vatNotes: proForma.vatNotes,
    });
  });

  it('keeps its rate from the pro-forma to the invoice, and what is sold later has the new one', async () => {
    await registered(1800);
    const line = {
      text: { en: 'Workshop' },
      quantity: 1_000,
      unitPrice: 100_030,
      unit: 'piece',
      vat: 'standard',
    } as const;
    const sale = { currency: 'MKD', lines: [line] } as const;
    const proForma = await issue(app, legis, { ...sale, kind: 'pro_forma' });
    await registered(2000);
    const invoice = await issue(app, legis, { ...sale, relatedTo: proForma.id, subject: proForma.subject });
    expect(invoice.groups).toMatchObject([{ rate: 1800, vat: 18_005 }]);
    expect(invoice.totals).toMatchObject({ gross: 118_035, rounding: -35, payable: 118_000 });
    expect((await issue(app, legis, sale)).groups).toMatchObject([{ rate: 2000, vat: 20_006 }]);
  });

  it('leaves neither a rest nor less than nothing where totals are whole', async () => {
    await registered(1800);
    const line = { text: { en: 'Workshop' }, quantity: 1_000, unit: 'piece', vat: 'standard' } as const;
    for (const { unitPrice, ordered, whole } of [
      { unitPrice: 100_160, ordered: 1_000, whole: 118_200 },
      { unitPrice: 100_110, ordered: 2_000, whole: 118_100 },
    ]) {
      const sale = { currency: 'MKD', lines: [{ ...line, unitPrice }] } as const;
      const offered = { ...sale, kind: 'pro_forma', lines: [{ ...line, unitPrice, quantity: ordered }] } as const;
      const proForma = await issue(app, legis, offered);
      expect((await selling.accountant.post(`/api/v1/invoices/${proForma.number}/cash`)).status).toBe(201);
      const invoice = await issue(app, legis, { ...sale, relatedTo: proForma.id, subject: proForma.subject });
      expect(invoice).toMatchObject({ status: 'paid', totals: { prepaid: whole, payable: 0 } });
    }
  });
});
