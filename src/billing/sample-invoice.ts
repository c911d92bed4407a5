import type { Language } from '../shared/locale';
import { type Invoice, numberOf, referenceOf } from './invoice';

/** An invented pro-forma, for samples of letters. */
export function sampleInvoice(language: Language): Invoice {
  const line = {
    text: { en: 'Baking workshop' },
    unit: 'person',
    quantity: 10_000,
    unitPrice: 200_000,
    vat: 'none',
  } as const;
  return {
    ...{ id: 'sample', organisationId: 'sample', kind: 'pro_forma', subject: { kind: 'booking', id: 'sample' } },
    ...{ year: 2026, sequence: 42, number: numberOf('pro_forma', 2026, 42), language, languages: [language] },
    ...{ issuedAt: new Date('2026-10-08T08:00:00Z'), issuedOn: '2026-10-08', dueOn: '2026-10-23', currency: 'RSD' },
    seller: { legalName: 'Utočište', street: 'Primer 1', town: 'Beograd', country: 'RS', taxNumber: '123456789' },
    buyer: { kind: 'company', name: 'Tekstil Primer', country: 'RS' },
    ...{ lines: [{ ...line, net: 2_000_000 }], groups: [], vatNotes: [] },
    totals: { net: 2_000_000, vat: 0, gross: 2_000_000, rounding: 0, prepaid: 0, payable: 2_000_000 },
    account: { currency: 'RSD', number: '160-123456-54' },
    reference: referenceOf('pro_forma', 2026, 42, 'RSD'),
    ...{ status: 'issued', paid: 0, nonce: 'sample', secretHash: 'sample' },
  };
}
