import { z } from 'zod';
import { LANGUAGES, PERSON_LANGUAGES } from '../shared/locale';
import { CURRENCIES } from '../shared/money';
import { type ApiArea, listOf, localText, money } from '../platform/http';
import { INVOICE_KINDS, INVOICE_STATUSES, UNITS } from './invoice';
import { REMINDER_STEPS } from './reminder-steps';
import { VAT_CODES } from './totals';

const day = z.iso.date();

const address = {
  street: z.string().optional(),
  town: z.string().optional(),
  postCode: z.string().optional(),
  country: z.string(),
  taxNumber: z.string().optional(),
  vatNumber: z.string().optional(),
  registrationNumber: z.string().optional(),
};
const account = z.object({
  currency: z.enum(CURRENCIES),
  number: z.string().meta({ description: 'An IBAN without blanks, or the number of the country.' }),
  bank: z.string().optional(),
  bic: z.string().optional(),
});
const seller = z.object({ legalName: z.string(), ...address, responsible: z.string().optional() });
const related = z.object({ id: z.string(), kind: z.enum(INVOICE_KINDS), number: z.string(), issuedOn: day });

/** A money document, as the API answers it. */
export const invoice = z
  .object({
    id: z.string(),
    number: z.string(),
    kind: z.enum(INVOICE_KINDS),
    status: z.enum(INVOICE_STATUSES),
    subject: z.object({ kind: z.string(), id: z.string() }),
    issuedOn: day,
    language: z.enum(PERSON_LANGUAGES as [string, ...string[]]),
    suppliedOn: day.nullable(),
    dueOn: day.nullable(),
    overdue: z.boolean(),
    seller,
    buyer: z.object({ kind: z.enum(['company', 'person']), name: z.string(), ...address }),
    orderNumber: z.string().nullable(),
    lines: z.array(
      z.object({
        text: localText,
        unit: z.enum(UNITS),
        vat: z.enum(VAT_CODES),
        quantity: z.number(),
        unitPrice: money,
        net: money,
        of: z.int().optional().meta({ description: 'Of a credit note: the line of the invoice, from 1.' }),
      }),
    ),
    vat: z.array(z.object({ category: z.string(), percent: z.number(), net: money, vat: money })),
    vatNotes: z.array(localText).meta({ description: 'Why there is no VAT, as it was when it was issued.' }),
    totals: z.object({ net: money, vat: money, gross: money, rounding: money, prepaid: money, payable: money }),
    paid: money,
    open: money,
    credited: money.meta({ description: 'Taken back by credit notes of a part.' }),
    refunded: money,
    owedBack: money.meta({ description: 'Paid beyond what it still asks for, and not sent back yet.' }),
    related: related.nullable(),
    followedBy: related.nullable(),
    reminders: z.array(z.object({ step: z.enum(REMINDER_STEPS), on: day })),
    remindersStopped: z.boolean(),
    reason: z.string().nullable(),
    fiscal: z.object({ nivf: z.string(), nslf: z.string().optional() }).nullable(),
    payTo: z
      .object({
        account,
        reference: z.object({ model: z.string(), text: z.string() }),
        code: z.string().nullable().meta({ description: 'The text of the NBS IPS or EPC QR code.' }),
      })
      .nullable(),
    papers: z
      .object({
        languages: z.array(z.enum(LANGUAGES)),
        sha256: z.partialRecord(z.enum(LANGUAGES), z.string()),
        ubl: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Null until a worker has made them.' }),
    failure: z.enum(['not_printable']).nullable(),
  })
  .meta({ id: 'Invoice' });

/** Money documents, as the API's description tells them. */
export const INVOICES_API = {
  tag: 'money',
  path: { file: 'The number alone, or with .pdf or .xml.' },
  routes: {
    list: { summary: 'Money documents, the newest first', answers: { 200: listOf(invoice) } },
    write: {
      summary: 'Write a document that no booking asks for',
      description:
        'Or one in the place of an invoice that was taken back (`insteadOf`): it belongs to the same sale, and what was paid before is taken off ' +
        'again. It is issued at once, by the settings of the day.',
      answers: { 201: invoice },
      refuses: { 409: { billing_not_set_up: {}, wrong_invoice_state: {}, wrong_invoice_kind: {} } },
      example: {
        kind: 'invoice',
        buyer: { kind: 'company', name: 'Tekstil Primer', town: 'Skopje', country: 'MK', taxNumber: '4030000000000' },
        language: 'mk',
        lines: [
          {
            text: { mk: 'Простор' },
            quantity: 3,
            unit: 'hour',
            unitPrice: { amount: 60_000, currency: 'MKD' },
            vat: 'none',
          },
        ],
      },
    },
    show: {
      summary: 'One money document, its PDF or its UBL',
      description: 'For staff of the organisation, and for the buyer by the secret of the document.',
      answers: { 200: invoice },
      files: { 'application/pdf': 'The paper: PDF/A-3 with the UBL inside.', 'application/xml': 'UBL 2.1, EN 16931.' },
      refuses: { 409: { paper_not_ready: {} } },
    },
  },
} satisfies ApiArea;

const settings = z
  .object({
    version: z.int(),
    seller,
    accounts: z.array(account),
    currency: z.enum(CURRENCIES),
    vat: z.object({
      registered: z.boolean(),
      rates: z.partialRecord(z.enum(['standard', 'reduced', 'lowest']), z.int()),
      notes: z.partialRecord(z.enum(['zero', 'exempt', 'reverse', 'none']), localText),
    }),
    paymentDays: z.int(),
    reminderDays: z.array(z.int()),
    secondLanguage: z.enum(LANGUAGES).nullable(),
    wholeTotals: z.boolean(),
    footer: localText.nullable(),
  })
  .meta({ id: 'BillingSettings' });

/** The settings of money documents. */
export const BILLING_SETTINGS_API = {
  tag: 'money',
  path: { organisation: 'The id or the slug.' },
  routes: {
    show: {
      summary: 'Who sells, and how it is taxed',
      description: '404 while nobody has filled it in: nothing can be sold before.',
      answers: { 200: settings },
    },
    replace: {
      summary: 'Say who sells, and how it is taxed',
      description:
        'All at once. Rates and the words of the law come from the accountant: none is known here. Documents that were issued keep theirs.',
      answers: { 200: settings },
      example: {
        seller: { legalName: 'Legis', street: 'Primer 1', town: 'Skopje', country: 'MK', taxNumber: '4030000000000' },
        accounts: [{ currency: 'MKD', number: '300000000012355', bank: 'Primer Banka' }],
        currency: 'MKD',
        vat: { registered: false, notes: { none: { en: 'Not in VAT, Art. 51 of the VAT law.' } } },
        paymentDays: 15,
      },
    },
  },
} satisfies ApiArea;
