import { Schema } from 'mongoose';
import type { Role } from '../shared/actor';

export const SIGN_INS = 'sign_ins';
export const TOKENS = 'api_tokens';

/** A stored sign-in, found by the hash of what the cookie holds. Times are real ones. */
export interface SignInRow {
  _id: string;
  accountId: string;
  /** For which organisation the person works in this sign-in; the account's first unless chosen. */
  organisationId?: string;
  at: Date;
  /** MongoDB removes the row after this. */
  expires: Date;
}

/** A stored API token, found by its hash. */
export interface TokenRow {
  _id: string;
  hash: string;
  organisationId: string;
  role: Role;
  name: string;
  createdAt: Date;
  /** The account of whoever made it; none for one that was made on the server. */
  createdBy?: string;
  /** When a program last came with it, to the minute. */
  used?: Date;
  revoked?: Date;
}

export const SignInSchema = new Schema<SignInRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    organisationId: { type: String },
    at: { type: Date, required: true },
    expires: { type: Date, required: true },
  },
  { collection: SIGN_INS, versionKey: false, autoIndex: false },
);
SignInSchema.index({ expires: 1 }, { expireAfterSeconds: 0 });
SignInSchema.index({ accountId: 1 });

export const TokenSchema = new Schema<TokenRow>(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    organisationId: { type: String, required: true },
    role: { type: String, required: true },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String },
    used: { type: Date },
    revoked: { type: Date },
  },
  { collection: TOKENS, versionKey: false, autoIndex: false },
);
TokenSchema.index({ hash: 1 }, { unique: true });
TokenSchema.index({ organisationId: 1 });
