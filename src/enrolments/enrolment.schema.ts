import { Schema } from 'mongoose';
import type { Enrolment } from './enrolment';

export const ENROLMENTS = 'enrolments';

/** The stored form of an enrolment. `active` stands while the person's part in the class is not over. */
export interface EnrolmentRow extends Omit<Enrolment, 'id'> {
  _id: string;
  active?: true;
}

/** Enrolments: no name and no contact in them, only the ids of persons. */
export const EnrolmentSchema = new Schema<EnrolmentRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    classId: { type: String, required: true },
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    subject: { type: String, required: true },
    status: { type: String, required: true },
    active: Boolean,
    seats: { type: Number, required: true },
    companions: [{ _id: false, n: Number, personId: String }],
    left: { type: [Number], default: undefined },
    language: { type: String, required: true },
    free: { type: Boolean, required: true },
    nonce: { type: String, required: true },
    secretHash: { type: String, required: true },
    cardHash: { type: String, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    reservedUntil: Date,
    offer: { type: { _id: false, id: String, until: Date }, required: false },
    reason: String,
    helpedBy: String,
    previousCertificate: String,
    transferredTo: String,
    resultTyped: Boolean,
    bookingId: String,
    erasedAt: Date,
    says: { type: [String], default: undefined },
    met: { type: [String], default: undefined },
    refusal: { type: Schema.Types.Mixed, required: false },
    certificateNames: { type: Schema.Types.Mixed, required: false },
  },
  { collection: ENROLMENTS, versionKey: false, autoIndex: false },
)
  // One person has one part in a class: the second line of defence behind the ledger's own check.
  .index({ classId: 1, subject: 1 }, { unique: true, partialFilterExpression: { active: true } })
  .index({ secretHash: 1 }, { unique: true })
  .index({ cardHash: 1 }, { unique: true })
  .index({ organisationId: 1, classId: 1, status: 1, _id: 1 })
  .index({ organisationId: 1, subject: 1, courseId: 1, status: 1 })
  .index({ organisationId: 1, _id: 1 }, { partialFilterExpression: { 'refusal.asks': true }, name: 'asks_why' })
  .index({ personId: 1 })
  .index({ bookingId: 1 }, { sparse: true })
  .index({ 'companions.personId': 1 }, { sparse: true });
