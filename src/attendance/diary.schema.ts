import { Schema } from 'mongoose';
import type { DiaryEntry } from './diary-entry';

/** One row a meeting. */
export type DiaryRow = Omit<DiaryEntry, 'sessionId'> & { _id: string };
export const DIARY = 'class_diary';

export const DiarySchema = new Schema<DiaryRow>(
  {
    _id: { type: String, required: true },
    classId: { type: String, required: true },
    text: { type: String, required: true },
    writtenAt: { type: Date, required: true },
    writtenBy: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: DIARY, versionKey: false, autoIndex: false },
);
DiarySchema.index({ classId: 1 });
