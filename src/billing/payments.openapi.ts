import { z } from 'zod';
import { type ApiArea, instant, listOf, money } from '../platform/http';
import { ALLOCATION_PROBLEMS, FOUND_BY, PAYMENT_KINDS, PAYMENT_STATES } from './payment';

const payment = z
  .object({
    id: z.string(),
    kind: z.enum(PAYMENT_KINDS),
    state: z.enum(PAYMENT_STATES).meta({ description: '`open`: some of it is for no document yet.' }),
    paidOn: z.iso.date(),
    receivedAt: instant,
    amount: money,
    free: money.meta({ description: 'What is for no document.' }),
    payer: z.string().nullable(),
    account: z.string().nullable(),
    reference: z.string().nullable(),
    text: z.string().nullable(),
    allocations: z.array(z.object({ number: z.string(), amount: money, by: z.enum(FOUND_BY) })),
    statementId: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Payment' });

const refused = { allocation_refused: { why: z.enum(ALLOCATION_PROBLEMS) } };

/** Payments, as the API's description tells them. */
export const PAYMENTS_API = {
  tag: 'money',
  path: { id: 'The id of the payment.', number: 'Of the document, such as F-2026-000123.' },
  routes: {
    list: { summary: 'Payments, the newest first', answers: { 200: listOf(payment) } },
    show: { summary: 'One payment', answers: { 200: payment } },
    cash: {
      summary: 'Take cash for a document',
      description: 'A receipt is issued with it.',
      answers: { 201: z.object({ payment, receipt: z.object({ number: z.string() }) }) },
      refuses: { 409: { wrong_invoice_state: {}, ...refused } },
      example: { amount: { amount: 240_000, currency: 'MKD' } },
    },
    allocate: {
      summary: 'Say what a payment is for',
      description: 'One for many documents, or many for one. What is left stays on the payment.',
      answers: { 200: payment },
      refuses: { 409: refused },
      example: { allocations: [{ number: 'F-2026-000112' }, { number: 'F-2026-000114' }] },
    },
    undo: {
      summary: 'Take a payment off what it was for',
      description: 'Cash is undone then, and its receipt withdrawn.',
      answers: { 200: payment },
      refuses: { 409: refused },
    },
    setAside: {
      summary: 'Say that a payment is for no document',
      description: 'A gift, or sent back. Taking it off brings it back.',
      answers: { 200: payment },
      refuses: { 409: { wrong_payment_state: {} } },
      example: { reason: 'A gift.' },
    },
  },
} satisfies ApiArea;
