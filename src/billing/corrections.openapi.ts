import type { ApiArea } from '../platform/http';
import { invoice } from './invoices.openapi';

const refuses = { 409: { wrong_invoice_state: {}, wrong_invoice_kind: {} } };

/** Corrections of documents, as the API's description tells them. */
export const CORRECTIONS_API = {
  tag: 'money',
  path: { number: 'Such as F-2026-000123.' },
  routes: {
    credit: {
      summary: 'Take an invoice back by a credit note, or a part of it',
      description:
        'Without `lines` all of it, or all that is left: what was paid for a whole invoice is free for other documents. With `lines` so many of ' +
        'a line (`quantity`), or an `amount` without VAT: the invoice asks for less then, and what was paid beyond that is `owedBack`.',
      answers: { 201: invoice },
      refuses,
      example: { reason: 'Two people could not come.', lines: [{ line: 1, quantity: 2 }] },
    },
    refund: {
      summary: 'Note that money was sent back to the buyer',
      description: 'Of an invoice that was credited in part; all that is `owedBack` unless an amount is said.',
      answers: { 200: invoice },
      refuses: { 409: { wrong_invoice_state: {} } },
      example: { amount: { amount: 480_000, currency: 'RSD' }, on: '2026-10-30' },
    },
    withdraw: {
      summary: 'Take a pro-forma back',
      answers: { 200: invoice },
      refuses,
      example: { reason: 'The company asked for another offer.' },
    },
    fiscalise: {
      summary: 'Keep the codes that the Albanian tax office gave',
      description: 'Typed in once, from the self-care portal; the papers are made again with them.',
      answers: { 200: invoice },
      refuses,
      example: { nivf: '0d1f3c7e-2b7a-4b1e-9a53-1f0c8b7d6e5a' },
    },
  },
} satisfies ApiArea;
