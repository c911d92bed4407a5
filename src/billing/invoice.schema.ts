import { Schema } from 'mongoose';
import type { Sealed } from '../platform/secrets';
import type { Buyer, Invoice, InvoiceKind } from './invoice';

export const INVOICES = 'invoices';
export const INVOICE_SERIES = 'invoice_series';

/** A company stands as it is; all that names a person is sealed in one. */
export type StoredBuyer =
  | (Buyer & { readonly kind: 'company' })
  | { readonly kind: 'person'; readonly country: string; readonly sealed: Sealed };

/** How documents are stored. */
export interface InvoiceRow extends Omit<Invoice, 'id' | 'buyer' | 'secretHash'> {
  _id: string;
  buyer: StoredBuyer;
  /** Gone when the link was ended. */
  secretHash?: string;
}

/** The newest number of a series. */
export interface SeriesRow {
  /** Organisation, kind and year. */
  _id: string;
  last: number;
  /** The newest date and moment in it. */
  on: string;
  at: Date;
}

export const seriesId = (organisationId: string, kind: InvoiceKind, year: number): string =>
  `${organisationId}:${kind}:${year}`;

const text = { type: String, required: true } as const;
const part = { type: Object, required: true } as const;
const amount = { type: Number, required: true } as const;

export const InvoiceSchema = new Schema<InvoiceRow>(
  {
    _id: text,
    organisationId: text,
    kind: text,
    subject: part,
    year: amount,
    sequence: amount,
    number: text,
    issuedAt: { type: Date, required: true },
    issuedOn: text,
    suppliedOn: String,
    dueOn: String,
    language: text,
    languages: { type: [String], required: true },
    currency: text,
    seller: part,
    buyer: part,
    lines: { type: [Object], required: true },
    groups: { type: [Object], required: true },
    totals: part,
    vatNotes: { type: [Object], required: true },
    wholeTotals: Boolean,
    footer: Object,
    orderNumber: String,
    remark: String,
    account: Object,
    reference: Object,
    related: Object,
    followedBy: Object,
    reason: String,
    fiscal: Object,
    status: text,
    paid: amount,
    credited: Number,
    refunds: { type: [Object], default: undefined },
    reminders: { type: [Object], default: undefined },
    remindersStopped: Boolean,
    personId: String,
    nonce: text,
    secretHash: String,
    papers: Object,
    formerPapers: { type: [Object], default: undefined },
    failure: String,
  },
  { collection: INVOICES, versionKey: false, autoIndex: false },
)
  // Belt and braces: the series raises, these refuse.
  .index({ organisationId: 1, kind: 1, year: 1, sequence: 1 }, { unique: true })
  .index({ organisationId: 1, number: 1 }, { unique: true })
  .index({ organisationId: 1, issuedAt: -1, number: -1 })
  .index({ organisationId: 1, status: 1, dueOn: 1 })
  .index({ 'subject.id': 1 })
  .index({ 'reference.text': 1, organisationId: 1 })
  .index({ secretHash: 1 }, { unique: true, partialFilterExpression: { secretHash: { $exists: true } } })
  .index({ personId: 1 }, { sparse: true });

export const InvoiceSeriesSchema = new Schema<SeriesRow>(
  { _id: text, last: amount, on: text, at: { type: Date, required: true } },
  { collection: INVOICE_SERIES, versionKey: false, autoIndex: false },
);
