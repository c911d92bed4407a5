import { Schema } from 'mongoose';
import { type Call, CALL_REASONS, type Offer, OFFER_STATES } from './offer';

/** How offers are stored. */
export type OfferRow = Omit<Offer, 'id'> & { _id: string };
export const OFFERS = 'offers';

export const OfferSchema = new Schema<OfferRow>(
  {
    _id: { type: String, required: true },
    classId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    seats: { type: Number, required: true },
    state: { type: String, enum: OFFER_STATES, required: true },
    madeAt: { type: Date, required: true },
    until: { type: Date, required: true },
    messageFrom: { type: Date, required: true },
    answeredAt: { type: Date },
    nonce: { type: String, required: true },
    secretHash: { type: String, required: true },
    prolongedAt: { type: Date },
  },
  { collection: OFFERS, versionKey: false, autoIndex: false },
);
OfferSchema.index({ secretHash: 1 }, { unique: true });
OfferSchema.index({ classId: 1, state: 1 });
// One open offer a party, whatever happens elsewhere.
OfferSchema.index(
  { enrolmentId: 1 },
  { unique: true, partialFilterExpression: { state: 'open' }, name: 'open_by_party' },
);
OfferSchema.index({ enrolmentId: 1, madeAt: -1 });

/** How the call list is stored. */
export type CallRow = Omit<Call, 'id'> & { _id: string };
export const CALLS = 'calls';

export const CallSchema = new Schema<CallRow>(
  {
    _id: { type: String, required: true },
    classId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    why: { type: String, enum: CALL_REASONS, required: true },
    at: { type: Date, required: true },
    doneAt: { type: Date },
  },
  { collection: CALLS, versionKey: false, autoIndex: false },
);
CallSchema.index({ classId: 1, doneAt: 1 });
CallSchema.index({ enrolmentId: 1 });

/** The right of somebody who said no, or was silent, to stand before new people in the next class of the course. */
export interface KeptNumberRow {
  _id: string;
  courseId: string;
  subject: string;
  at: Date;
  usedAt?: Date;
}
export const KEPT_NUMBERS = 'kept_numbers';

export const KeptNumberSchema = new Schema<KeptNumberRow>(
  {
    _id: { type: String, required: true },
    courseId: { type: String, required: true },
    subject: { type: String, required: true },
    at: { type: Date, required: true },
    usedAt: { type: Date },
  },
  { collection: KEPT_NUMBERS, versionKey: false, autoIndex: false },
);
// For the eraser; all else finds a number by its id.
KeptNumberSchema.index({ subject: 1 });
