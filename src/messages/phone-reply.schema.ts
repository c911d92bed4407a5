import { Schema } from 'mongoose';
import type { Sealed } from '../platform/secrets';
import type { PhoneReply } from './phone-reply';

/** What people say is sealed. */
export type PhoneReplyRow = Omit<PhoneReply, 'id' | 'text'> & { _id: string; text: Sealed };
export const PHONE_REPLIES = 'phone_replies';

export const PhoneReplySchema = new Schema<PhoneReplyRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    messageId: { type: String, required: true },
    enrolmentId: { type: String, required: true },
    personId: { type: String, required: true },
    text: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: PHONE_REPLIES, versionKey: false, autoIndex: false },
);
PhoneReplySchema.index({ messageId: 1, at: 1, _id: 1 });
PhoneReplySchema.index({ personId: 1 });
PhoneReplySchema.index({ enrolmentId: 1, at: 1 });
