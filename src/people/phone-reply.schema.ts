import { Schema } from 'mongoose';

export const PHONE_REPLIES = 'phone_replies';

/** What a phone answered last: STOP or START. By the number's blind index alone, so that it outlives every record of a person. */
export interface PhoneReplyRow {
  _id: string;
  stopped: boolean;
  at: Date;
}

export const PhoneReplySchema = new Schema<PhoneReplyRow>(
  {
    _id: { type: String, required: true },
    stopped: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { collection: PHONE_REPLIES, versionKey: false, autoIndex: false },
);
