import { Schema } from 'mongoose';
import type { Sealed } from '../platform/secrets';

export const SECOND_STEPS = 'second_steps';

/** The second step of an account, whose id it has. */
export interface SecondStepRow {
  _id: string;
  /** Of the app that makes codes. */
  secret: Sealed;
  since: Date;
  /** The half minute of the newest code that was used: none is taken twice. */
  last: number;
  /** By what the codes are known that were written down for a lost phone; each works once. */
  recovery: string[];
}

export const SecondStepSchema = new Schema<SecondStepRow>(
  {
    _id: { type: String, required: true },
    secret: { type: String, required: true },
    since: { type: Date, required: true },
    last: { type: Number, required: true },
    recovery: { type: [String], required: true },
  },
  { collection: SECOND_STEPS, versionKey: false, autoIndex: false },
);
