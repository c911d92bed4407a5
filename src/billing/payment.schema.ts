import { Schema } from 'mongoose';
import type { Sealed } from '../platform/secrets';
import type { Payment } from './payment';

export const PAYMENTS = 'payments';

/** How payments are stored: who paid, and in what words, is sealed in one. */
export interface PaymentRow extends Omit<Payment, 'id' | 'origin'> {
  _id: string;
  origin: Sealed;
  /** Of a line of a statement: the same line in another file is the same payment. */
  lineKey?: string;
  /** Its place in the file. */
  line?: number;
}

export const PaymentSchema = new Schema<PaymentRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    kind: { type: String, required: true },
    currency: { type: String, required: true },
    amount: { type: Number, required: true },
    paidOn: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    origin: { type: String, required: true },
    allocations: { type: [Object], required: true },
    state: { type: String, required: true },
    reason: String,
    receiptId: String,
    statementId: String,
    version: { type: Number, required: true },
    lineKey: String,
    line: Number,
  },
  { collection: PAYMENTS, versionKey: false, autoIndex: false },
)
  .index({ organisationId: 1, lineKey: 1 }, { unique: true, partialFilterExpression: { lineKey: { $exists: true } } })
  .index({ organisationId: 1, state: 1, receivedAt: -1, _id: -1 })
  .index({ 'allocations.invoiceId': 1 })
  .index({ statementId: 1 }, { sparse: true });
