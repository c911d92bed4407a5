import { Schema } from 'mongoose';
import { ANSWERS, type AnswerRow } from './idempotency.store';

/** Stored answers remove themselves a day later. */
export const AnswerSchema = new Schema<AnswerRow>(
  {
    _id: { type: String, required: true },
    body: { type: String, required: true },
    lease: { type: Date, required: true },
    expires: { type: Date, required: true },
    status: { type: Number },
    answer: { type: String },
  },
  { collection: ANSWERS, versionKey: false, autoIndex: false },
);
AnswerSchema.index({ expires: 1 }, { expireAfterSeconds: 0 });
