import { z } from 'zod';
import { defineFact } from '../platform/outbox';
import { INVOICE_KINDS } from './invoice';

const subject = z.object({ kind: z.string(), id: z.string() });

/** A document got its number. */
export const InvoiceIssued = defineFact(
  'billing.issued',
  z.object({ invoiceId: z.string(), organisationId: z.string(), kind: z.enum(INVOICE_KINDS), subject }),
);

/**
 * A payment came for a document, or was taken off it again. The amounts are those after it, in minor units; facts may overtake each other,
 * so whoever decides by them reads the document.
 */
export const InvoicePaymentsChanged = defineFact(
  'billing.payments-changed',
  z.object({
    invoiceId: z.string(),
    organisationId: z.string(),
    subject,
    paid: z.int(),
    payable: z.int(),
  }),
);

/** A document no longer asks for money: it was credited or withdrawn. */
export const InvoiceEnded = defineFact(
  'billing.ended',
  z.object({ invoiceId: z.string(), organisationId: z.string(), subject, by: z.enum(['credited', 'withdrawn']) }),
);

/** A bank told what came until a day: who waits for money can know by now that it did not come. */
export const StatementImported = defineFact(
  'billing.statement-imported',
  z.object({ statementId: z.string(), organisationId: z.string(), until: z.iso.date() }),
);
