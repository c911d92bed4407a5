import { Schema } from 'mongoose';
import type { AbsenceCall } from './absence-call';

export type AbsenceCallRow = Omit<AbsenceCall, 'id'> & { _id: string; calledAt?: Date };
export const ABSENCE_CALLS = 'absence_calls';

export const AbsenceCallSchema = new Schema<AbsenceCallRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    classId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    companion: { type: Number, required: true },
    absences: { type: Number, required: true },
    lastAt: { type: Date, required: true },
    state: { type: String, enum: ['open', 'gone', 'called'], required: true },
    calledAt: { type: Date },
  },
  { collection: ABSENCE_CALLS, versionKey: false, autoIndex: false },
);
AbsenceCallSchema.index({ organisationId: 1, state: 1, classId: 1 });
AbsenceCallSchema.index({ classId: 1, state: 1 });
