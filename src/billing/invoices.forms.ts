import { z } from 'zod';
import { lineField, moneyField, pageFields } from '../platform/http';
import { longText } from '../people';
import { FieldErrors } from '../shared/domain-error';
import type { Currency, Money } from '../shared/money';
import { LANGUAGES } from '../shared/locale';
import type { CreditPart } from './crediting';
import { INVOICE_KINDS, INVOICE_STATUSES } from './invoice';

const LONGEST_REASON = 300;

/** GET /invoices. */
export const InvoiceListQuery = z.strictObject({
  kind: z.enum(INVOICE_KINDS).optional().meta({ description: 'Which documents.' }),
  status: z
    .enum([...INVOICE_STATUSES, 'open', 'overdue'])
    .optional()
    .meta({ description: '`open`: still asks for money; `overdue`: so, and its day has passed.' }),
  ...pageFields,
});
export type InvoiceListQuery = z.infer<typeof InvoiceListQuery>;

/** GET /invoices/{number}.pdf may be asked for in a language. */
export const PaperQuery = z.strictObject({
  language: z.enum(LANGUAGES).optional().meta({ description: 'Of the PDF, where it was made in several.' }),
});
export type PaperQuery = z.infer<typeof PaperQuery>;

/** Why something is taken back. */
export const InvoiceReasonForm = z.strictObject({
  reason: longText(LONGEST_REASON).refine((text) => text !== '', 'required'),
});
export type InvoiceReasonForm = z.infer<typeof InvoiceReasonForm>;

/** POST /invoices/{number}/credit-note: all of it, or so much of some lines. */
export const CreditForm = z.strictObject({
  ...InvoiceReasonForm.shape,
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(1).max(500).meta({ description: 'Its place on the invoice, from 1.' }),
        quantity: z.number().min(0.001).max(1_000_000).optional(),
        amount: moneyField.optional(),
      }),
    )
    .min(1)
    .max(500)
    .optional(),
});
export type CreditForm = z.infer<typeof CreditForm>;

/** The parts as they are counted. @throws FieldErrors for an amount in another currency */
export const partsOf = ({ lines }: CreditForm, currency: Currency): CreditPart[] | undefined =>
  lines?.map(({ line, quantity, amount }, at) => ({
    line: line - 1,
    quantity: quantity === undefined ? undefined : Math.round(quantity * 1_000),
    net: inCurrency(amount, currency, `lines.${at}.amount`),
  }));

/** POST /invoices/{number}/refund. */
export const RefundForm = z.strictObject({ amount: moneyField.optional(), on: z.iso.date().optional() });
export type RefundForm = z.infer<typeof RefundForm>;

const code = lineField(64).regex(/^[0-9A-Za-z-]{8,64}$/, 'wrong_format');

/** PUT /invoices/{number}/fiscal-codes. */
export const FiscalForm = z.strictObject({ nivf: code, nslf: code.optional() });
export type FiscalForm = z.infer<typeof FiscalForm>;

/** PUT /invoices/{number}/reminders-stopped. */
export const ReminderStopForm = z.strictObject({ stopped: z.boolean() });
export type ReminderStopForm = z.infer<typeof ReminderStopForm>;

/** Minor units, if they are of this currency. @throws FieldErrors */
export function inCurrency(money: Money | undefined, currency: string, field: string): number | undefined {
  if (money === undefined) return undefined;
  if (money.currency !== currency) throw new FieldErrors([{ field, code: 'other_currency', message: '' }]);
  if (money.amount === 0) throw new FieldErrors([{ field, code: 'too_small', message: '' }]);
  return money.amount;
}
