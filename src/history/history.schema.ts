import { Schema } from 'mongoose';
import type { HistoryActor, HistorySubject } from './history-line';

export const HISTORY = 'history';

/** What the lines of an organisation's own affairs are about. */
const AFFAIRS = ['account', 'token', 'organisation'] as const;
export type Affair = (typeof AFFAIRS)[number];

/** A stored line. Ids sort by time, so they are the key of the lists. */
export interface HistoryRow {
  _id: string;
  at: Date;
  organisationId: string;
  subject: HistorySubject;
  classId?: string;
  verb: string;
  actor: HistoryActor;
  facts?: Record<string, string | number | boolean>;
  reason?: string;
}

/** Rows are inserted and read; nothing changes or removes one. */
export const HistorySchema = new Schema<HistoryRow>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    organisationId: { type: String, required: true },
    subject: { type: new Schema({ kind: String, id: String }, { _id: false, id: false }), required: true },
    classId: { type: String },
    verb: { type: String, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    facts: { type: Schema.Types.Mixed },
    reason: { type: String },
  },
  { collection: HISTORY, versionKey: false, autoIndex: false },
);
HistorySchema.index(
  { organisationId: 1, classId: 1, _id: -1 },
  { partialFilterExpression: { classId: { $exists: true } } },
);
HistorySchema.index({ organisationId: 1, 'subject.id': 1, _id: -1 });
HistorySchema.index({ organisationId: 1, _id: -1 });
// Few of the lines of an organisation are about its own affairs.
HistorySchema.index(
  { organisationId: 1, 'subject.kind': 1, _id: -1 },
  { partialFilterExpression: { 'subject.kind': { $in: [...AFFAIRS] } } },
);
