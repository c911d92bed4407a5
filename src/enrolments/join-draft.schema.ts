import { Schema } from 'mongoose';
import type { Sealed } from '../platform/secrets';

export const JOIN_DRAFTS = 'join_drafts';

/** Answers of somebody who has not pressed the last button yet. The id is the hash of what the browser's cookie says. */
export interface JoinDraftRow {
  _id: string;
  /** From this and the class comes the operation's id, so the button pressed twice joins once. */
  nonce: string;
  /** Everything that was typed; gone once the person has joined. */
  answers?: Sealed;
  /** What came of it, by class. */
  done?: Record<string, string>;
  /** By real time; MongoDB removes the row after this. */
  expires: Date;
}

export const JoinDraftSchema = new Schema<JoinDraftRow>(
  {
    _id: { type: String, required: true },
    nonce: { type: String, required: true },
    answers: String,
    done: { type: Schema.Types.Mixed, required: false },
    expires: { type: Date, required: true },
  },
  { collection: JOIN_DRAFTS, versionKey: false, autoIndex: false },
).index({ expires: 1 }, { expireAfterSeconds: 0 });
