import { Schema } from 'mongoose';

export const REMINDERS = 'enrolment_reminders';
const KEPT_SECONDS = 30 * 24 * 3_600;

/** A meeting of which people were reminded: its id with its start. */
export interface ReminderRow {
  _id: string;
  /** By real time. */
  at: Date;
}

export const ReminderSchema = new Schema<ReminderRow>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: REMINDERS, versionKey: false, autoIndex: false },
).index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
