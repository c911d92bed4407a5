import { z } from 'zod';
import { lineField } from '../platform/http';
import { emailField, languageField, longText, personName } from '../people';
import { countryField, printedCode, printedLine, registerNumbers } from './billing-settings.forms';
import { ISSUABLE } from './invoice';
import { LinesForm } from './line.forms';

const NEVER_PAID_DAYS = 365;
const LONGEST_REMARK = 500;

/** POST /invoices: a document that no booking asks for. */
export const FreeInvoiceForm = z.strictObject({
  kind: z.enum(ISSUABLE).default('invoice'),
  insteadOf: z.string().trim().min(1).max(40).optional().meta({
    description: 'The number of an invoice that was taken back: the new one belongs to the same sale.',
  }),
  buyer: z.strictObject({
    kind: z.enum(['company', 'person']),
    name: printedLine(200),
    street: printedLine(200).optional(),
    town: printedLine(100).optional(),
    postCode: printedCode.optional(),
    country: countryField,
    ...registerNumbers,
  }),
  contact: z
    .strictObject({ fullName: personName, email: emailField })
    .optional()
    .meta({ description: 'To whom it is sent; without it nobody is written to.' }),
  language: languageField,
  lines: LinesForm,
  orderNumber: lineField(60).optional(),
  remark: longText(LONGEST_REMARK).optional(),
  suppliedOn: z.iso.date().optional(),
  dueDays: z.int().min(0).max(NEVER_PAID_DAYS).optional(),
});
export type FreeInvoiceForm = z.infer<typeof FreeInvoiceForm>;
