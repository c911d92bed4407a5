import { Schema } from 'mongoose';

export const ACCESS_LOG = 'access_log';

/** One look at one protected field of one person. */
export interface AccessRow {
  _id: string;
  /** By real time: this is evidence. */
  at: Date;
  organisationId: string;
  personId: string;
  accountId: string;
  via: 'sign-in' | 'token';
  field: string;
  reason: string;
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
    field: { type: String, required: true },
    reason: { type: String, required: true },
  },
  { collection: ACCESS_LOG, versionKey: false, autoIndex: false },
);
AccessLogSchema.index({ organisationId: 1, personId: 1, _id: -1 });
