import { InvoicesService, type Invoice, type InvoiceRequest } from '../../src/billing';
import type { Organisation } from '../../src/organisations';
import { systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import type { TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

/** Who sells, as an accountant types it: an association in Serbia that is in VAT. */
export const SETTINGS = {
  seller: {
    ...{ legalName: 'Utočište Primer', street: 'Primer 1', town: 'Beograd', postCode: '11000', country: 'RS' },
    ...{ taxNumber: '123456789', vatNumber: 'RS123456789', registrationNumber: '12345678' },
  },
  accounts: [
    { currency: 'RSD', number: '160-123456-54', bank: 'Primer Banka' },
    { currency: 'EUR', number: 'RS35160000000012345654', bic: 'DBDBRSBG' },
  ],
  currency: 'RSD',
  vat: { registered: true, rates: { standard: 2000 }, notes: { exempt: { en: 'Exempt, Art. 25 of the VAT law' } } },
  paymentDays: 15,
};

/** The same outside of VAT. */
export const OUTSIDE_VAT = {
  registered: false,
  rates: {},
  notes: { none: { en: 'Not in VAT, Art. 33 of the VAT law' } },
};

/** Fills in the settings over the API. */
export const setUpBilling = (
  accountant: HttpClient,
  organisation: Organisation,
  changes: Partial<Record<keyof typeof SETTINGS | 'reminderDays' | 'secondLanguage' | 'wholeTotals', unknown>> = {},
): Promise<Answer> =>
  accountant.put(`/api/v1/organisations/${organisation.slug}/billing-settings`, { ...SETTINGS, ...changes });

/** A sale of ten places to a company, or what the changes make of it: what a higher domain asks for. */
export function sale(organisation: Organisation, changes: Partial<InvoiceRequest> = {}): InvoiceRequest {
  return {
    organisationId: organisation.id,
    kind: 'invoice',
    subject: { kind: 'booking', id: newId() },
    buyer: {
      ...{ kind: 'company', name: 'Tekstil Primer', street: 'Fabrička 2', town: 'Novi Sad', postCode: '21000' },
      ...{ country: 'RS', taxNumber: '987654321' },
    },
    language: 'en',
    currency: 'RSD',
    lines: [
      {
        text: { en: 'Baking workshop', 'sr-Cyrl': 'Радионица пекарства', ar: 'ورشة خبز' },
        ...{ quantity: 10_000, unitPrice: 200_000, unit: 'person', vat: 'standard' },
      },
    ],
    ...changes,
  };
}

/** Issues a document as a higher domain does. */
export const issue = (
  app: TestApp,
  organisation: Organisation,
  changes: Partial<InvoiceRequest> = {},
  operationId = newId(),
): Promise<Invoice> => app.get(InvoicesService).issue(systemActor('tests'), operationId, sale(organisation, changes));
