import { Schema } from 'mongoose';
import { OUTBOX, type OutboxRow } from './outbox';

/** Rows live for seconds, so two small indexes do. */
export const OutboxSchema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    queue: { type: String, required: true },
    data: { type: Schema.Types.Mixed },
    due: { type: Date, required: true },
    next: { type: Date, required: true },
    tries: { type: Number, required: true },
    delayed: { type: Boolean },
    failed: { at: Date, code: String },
  },
  { collection: OUTBOX, versionKey: false, autoIndex: false },
);
OutboxSchema.index({ next: 1, due: 1 });
OutboxSchema.index({ due: 1 }, { partialFilterExpression: { delayed: true }, name: 'delayed_due' });
