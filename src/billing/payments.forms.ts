import { z } from 'zod';
import { moneyField, pageFields } from '../platform/http';
import { InvoiceReasonForm } from './invoices.forms';
import { PAYMENT_STATES } from './payment';

/** GET /payments. */
export const PaymentListQuery = z.strictObject({
  state: z.enum(PAYMENT_STATES).optional().meta({ description: '`open`: some of it is for no document yet.' }),
  ...pageFields,
});
export type PaymentListQuery = z.infer<typeof PaymentListQuery>;

/** POST /payments/{id}/allocation. */
export const AllocationForm = z.strictObject({
  allocations: z
    .array(
      z.strictObject({
        number: z.string().trim().min(1).max(40).meta({ description: 'Of the document, such as F-2026-000123.' }),
        amount: moneyField.optional().meta({ description: 'As much as is open and left, when it is not said.' }),
      }),
    )
    .min(1)
    .max(50),
});
export type AllocationForm = z.infer<typeof AllocationForm>;

/** POST /invoices/{number}/cash. */
export const CashForm = z.strictObject({
  amount: moneyField.optional().meta({ description: 'All that is open, when it is not said.' }),
});
export type CashForm = z.infer<typeof CashForm>;

/** POST /payments/{id}/setting-aside. */
export const AsideForm = InvoiceReasonForm;
export type AsideForm = InvoiceReasonForm;
