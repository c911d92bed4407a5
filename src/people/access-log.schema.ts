import { Schema } from 'mongoose';

export const ACCESS_LOG = 'access_log';

/** At what somebody looks, and why, as a code such as `class.call-list`; `contact` is phone number and address, in a list. */
export interface Look {
  readonly field: 'phone' | 'email' | 'contact' | 'attendance' | 'certificate';
  readonly reason: string;
}

/** One look at one protected field of one person. */
export interface AccessRow extends Look {
  _id: string;
  /** By real time: this is evidence. */
  at: Date;
  organisationId: string;
  personId: string;
  /** Whose account, or of a link the thing that it opens. */
  accountId: string;
  via: 'sign-in' | 'token' | 'link';
  /** The company that came with its link. */
  company?: string;
}

/** Rows are only added; they are shown to the person on request. */
export const AccessLogSchema = new Schema<AccessRow>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    organisationId: { type: String, required: true },
    personId: { type: String, required: true },
    accountId: { type: String, required: true },
    via: { type: String, required: true },
    company: String,
    field: { type: String, required: true },
    reason: { type: String, required: true },
  },
  { collection: ACCESS_LOG, versionKey: false, autoIndex: false },
);
AccessLogSchema.index({ organisationId: 1, personId: 1, _id: -1 });
