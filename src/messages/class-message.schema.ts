import { Schema } from 'mongoose';
import { AUDIENCES, type ClassMessage, MESSAGE_STATES } from './class-message';

/** How messages to classes are stored. */
export type ClassMessageRow = Omit<ClassMessage, 'id'> & { _id: string };
export const CLASS_MESSAGES = 'class_messages';

export const ClassMessageSchema = new Schema<ClassMessageRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    classId: { type: String, required: true },
    audience: { type: String, enum: AUDIENCES, required: true },
    texts: { type: Object, required: true },
    state: { type: String, enum: MESSAGE_STATES, required: true },
    at: { type: Date, required: true },
    writtenAt: { type: Date, required: true },
    writtenBy: { type: String, required: true },
    recipients: { type: [String], default: undefined },
    count: { type: Number },
  },
  { collection: CLASS_MESSAGES, versionKey: false, autoIndex: false },
);
ClassMessageSchema.index({ classId: 1, writtenAt: -1 });
// For the own page.
ClassMessageSchema.index({ recipients: 1, at: -1 });
