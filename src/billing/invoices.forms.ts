import { z } from 'zod';
import { lineField, pageFields } from '../platform/http';
import { longText } from '../people';
import { LANGUAGES } from '../shared/locale';
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

const code = lineField(64).regex(/^[0-9A-Za-z-]{8,64}$/, 'wrong_format');

/** PUT /invoices/{number}/fiscal-codes. */
export const FiscalForm = z.strictObject({ nivf: code, nslf: code.optional() });
export type FiscalForm = z.infer<typeof FiscalForm>;
