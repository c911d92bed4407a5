import { Schema } from 'mongoose';
import type { Sealed } from '../platform/secrets';
import { type Booking, BOOKING_STATUSES } from './booking';
import { type Quote, QUOTE_STATUSES } from './quote';
import { type QuoteRequest, type Remark, REQUEST_KINDS, REQUEST_STATUSES } from './quote-request';

/** What was said is sealed: people are named in it, and what they need. */
export type RemarkRow = Omit<Remark, 'text'> & { text: Sealed };
export type QuoteRequestRow = Omit<QuoteRequest, 'id' | 'remarks'> & { _id: string; remarks: RemarkRow[] };
export type QuoteRow = Omit<Quote, 'id'> & { _id: string };
export type BookingRow = Omit<Booking, 'id'> & { _id: string };
/** The last number of an organisation and year. */
export interface QuoteSeriesRow {
  _id: string;
  last: number;
}

export const QUOTE_REQUESTS = 'quote_requests';
export const QUOTES = 'quotes';
export const QUOTE_SERIES = 'quote_series';
export const BOOKINGS = 'bookings';

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const count = { type: Number, required: true } as const;
const options = { versionKey: false, autoIndex: false } as const;

export const QuoteRequestSchema = new Schema<QuoteRequestRow>(
  {
    _id: text,
    organisationId: text,
    company: { type: Object, required: true },
    contactId: text,
    language: text,
    kind: { type: String, enum: REQUEST_KINDS, required: true },
    courseId: text,
    classId: String,
    seats: count,
    wishedDates: { type: [String], required: true },
    place: { type: String, enum: ['company', 'ours'] },
    status: { type: String, enum: REQUEST_STATUSES, required: true },
    remarks: [{ _id: false, by: { type: String, enum: ['company', 'office'] }, at: Date, text: String }],
    createdAt: instant,
    changedAt: instant,
    nonce: text,
    secretHash: text,
    namesHash: text,
    helpedBy: String,
  },
  { ...options, collection: QUOTE_REQUESTS },
);
QuoteRequestSchema.index({ secretHash: 1 }, { unique: true });
QuoteRequestSchema.index({ namesHash: 1 }, { unique: true });
QuoteRequestSchema.index({ organisationId: 1, status: 1, createdAt: -1, _id: -1 });
QuoteRequestSchema.index({ organisationId: 1, status: 1, changedAt: 1, _id: 1 });
QuoteRequestSchema.index({ contactId: 1 });

export const QuoteSchema = new Schema<QuoteRow>(
  {
    _id: text,
    organisationId: text,
    requestId: text,
    year: count,
    sequence: count,
    number: text,
    seats: count,
    classId: String,
    currency: text,
    lines: { type: [Object], required: true } as never,
    groups: { type: [Object], required: true } as never,
    vatNotes: { type: [Object], required: true } as never,
    wholeTotals: Boolean,
    totals: { type: Object, required: true },
    validUntil: instant,
    status: { type: String, enum: QUOTE_STATUSES, required: true },
    createdAt: instant,
    sentAt: Date,
    answeredAt: Date,
    orderNumber: String,
  },
  { ...options, collection: QUOTES },
);
QuoteSchema.index({ organisationId: 1, year: 1, sequence: 1 }, { unique: true });
QuoteSchema.index({ requestId: 1, createdAt: -1 });

export const QuoteSeriesSchema = new Schema<QuoteSeriesRow>(
  { _id: text, last: count },
  { ...options, collection: QUOTE_SERIES },
);

export const BookingSchema = new Schema<BookingRow>(
  {
    _id: text,
    organisationId: text,
    requestId: text,
    quoteId: text,
    quoteNumber: text,
    company: { type: Object, required: true },
    contactId: text,
    language: text,
    courseId: text,
    classId: String,
    seats: count,
    named: count,
    status: { type: String, enum: BOOKING_STATUSES, required: true },
    orderNumber: String,
    createdAt: instant,
    changedAt: instant,
    paidAt: Date,
    secretHash: text,
  },
  { ...options, collection: BOOKINGS },
);
BookingSchema.index({ organisationId: 1, status: 1, createdAt: -1, _id: -1 });
BookingSchema.index({ requestId: 1 });
BookingSchema.index({ classId: 1, status: 1 }, { sparse: true });
