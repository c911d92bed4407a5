import type { HttpClient } from '../support/http';

/** What an accountant of an association in Skopje, outside VAT, has said. */
export const BILLING = {
  seller: {
    legalName: 'Legis Skopje',
    street: 'Example Street 1',
    town: 'Skopje',
    postCode: '1000',
    country: 'MK',
    taxNumber: '4030000000000',
  },
  accounts: [{ currency: 'MKD', number: '300000000012355', bank: 'Example Bank' }],
  currency: 'MKD',
  vat: { registered: false, rates: {}, notes: { none: { en: 'Not in VAT.', mk: 'Не е ДДВ обврзник.' } } },
  paymentDays: 14,
};

/** Lets an organisation sell. */
export async function letSell(client: HttpClient, slug: string, settings: object = BILLING): Promise<void> {
  const answer = await client.put(`/api/v1/organisations/${slug}/billing-settings`, settings);
  if (answer.status !== 200) throw new Error(`The settings were refused: ${answer.text}`);
}
