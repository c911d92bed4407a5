import { Schema } from 'mongoose';
import { type Award, type CertificateBatch, OPEN_STATUSES } from './award';

export const AWARDS = 'certificate_awards';
export const BATCHES = 'certificate_batches';

/** The stored form of an award. `live` stands unless a correction replaced it: one person has one live award of a kind in a class. */
export interface AwardRow extends Omit<Award, 'id'> {
  _id: string;
  live?: true;
}

export const AwardSchema = new Schema<AwardRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    classId: { type: String, required: true },
    courseId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    companion: { type: Number, required: true },
    personId: String,
    kind: { type: String, required: true },
    status: { type: String, required: true },
    live: Boolean,
    language: { type: String, required: true },
    hours: { type: Number, required: true },
    attendedHours: { type: Number, required: true },
    number: { type: String, required: true },
    recipient: { type: String, required: true },
    statusList: { type: Number, required: true },
    statusIndex: { type: Number, required: true },
    earnedAt: { type: Date, required: true },
    validUntil: Date,
    name: String,
    otherName: String,
    issuedOn: Date,
    failure: String,
    trouble: String,
    pdf: String,
    badge: String,
    sharing: { _id: false, name: Boolean, pdf: Boolean },
    revocation: { type: { _id: false, at: Date, reason: String }, required: false },
    replacedBy: { type: { _id: false, id: String, number: String, at: Date }, required: false },
    replaces: String,
  },
  { collection: AWARDS, versionKey: false, autoIndex: false },
)
  .index({ enrolmentId: 1, companion: 1, kind: 1 }, { unique: true, partialFilterExpression: { live: true } })
  .index({ number: 1 }, { unique: true })
  .index({ organisationId: 1, statusList: 1, statusIndex: 1 }, { unique: true })
  .index({ organisationId: 1, classId: 1, kind: 1 })
  .index({ organisationId: 1, earnedAt: 1 }, { partialFilterExpression: { status: { $in: [...OPEN_STATUSES] } } })
  .index({ courseId: 1, status: 1 })
  .index({ personId: 1 }, { sparse: true });

export interface BatchRow extends Omit<CertificateBatch, 'id'> {
  _id: string;
}

export const BatchSchema = new Schema<BatchRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    classId: { type: String, required: true },
    kind: { type: String, required: true },
    begunAt: { type: Date, required: true },
    askedAt: { type: Date, required: true },
    begunBy: String,
  },
  { collection: BATCHES, versionKey: false, autoIndex: false },
).index({ classId: 1, kind: 1 }, { unique: true });
