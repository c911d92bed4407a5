import { Schema } from 'mongoose';
import { type Mark, MARK_STATUSES } from './attendance';

/** How marks are stored: one row for a person in a meeting. */
export type MarkRow = Mark & { _id: string };
export const MARKS = 'attendance_marks';

export const MarkSchema = new Schema<MarkRow>(
  {
    _id: { type: String, required: true },
    sessionId: { type: String, required: true },
    classId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    companion: { type: Number, required: true },
    status: { type: String, enum: MARK_STATUSES, required: true },
    minutes: { type: Number },
    markedAt: { type: Date, required: true },
    markedBy: { type: String, required: true },
  },
  { collection: MARKS, versionKey: false, autoIndex: false },
);
MarkSchema.index({ classId: 1, sessionId: 1 });
