import { Schema } from 'mongoose';
import { type Apology, APOLOGY_WAYS } from './apology';

export type ApologyRow = Apology & { _id: string };
export const APOLOGIES = 'apologies';

export const ApologySchema = new Schema<ApologyRow>(
  {
    _id: { type: String, required: true },
    sessionId: { type: String, required: true },
    classId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    companion: { type: Number, required: true },
    at: { type: Date, required: true },
    way: { type: String, enum: APOLOGY_WAYS, required: true },
  },
  { collection: APOLOGIES, versionKey: false, autoIndex: false },
);
ApologySchema.index({ classId: 1, sessionId: 1 });
ApologySchema.index({ enrolmentId: 1 });
