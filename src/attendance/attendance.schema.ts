import { Schema } from 'mongoose';
import { type Mark, MARK_STATUSES } from './attendance';
import type { Arrival } from './mark-log';

/** How marks are stored: one row for a person in a meeting. */
export type MarkRow = Mark & { _id: string };
export const MARKS = 'attendance_marks';

const mark = {
  _id: { type: String, required: true },
  sessionId: { type: String, required: true },
  classId: { type: String, required: true },
  enrolmentId: { type: String, required: true },
  companion: { type: Number, required: true },
  status: { type: String, enum: MARK_STATUSES, required: true },
  minutes: { type: Number },
  markedAt: { type: Date, required: true },
  markedBy: { type: String, required: true },
} as const;

export const MarkSchema = new Schema<MarkRow>(mark, { collection: MARKS, versionKey: false, autoIndex: false });
MarkSchema.index({ classId: 1, sessionId: 1 });

/** Every mark that arrived, those too that do not count. */
export type ArrivalRow = Omit<Arrival, 'id'> & { _id: string };
export const ARRIVALS = 'attendance_arrivals';

export const ArrivalSchema = new Schema<ArrivalRow>(
  { ...mark, savedAt: { type: Date, required: true }, seenAt: { type: Date } },
  { collection: ARRIVALS, versionKey: false, autoIndex: false },
);
ArrivalSchema.index({ classId: 1, sessionId: 1 });
