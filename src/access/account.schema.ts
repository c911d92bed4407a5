import { Schema } from 'mongoose';
import type { Role } from '../shared/actor';
import type { Language } from '../shared/locale';
import type { Sealed } from '../platform/secrets';
import type { GrantScope } from './account';

export const ACCOUNTS = 'accounts';
export const GRANTS = 'grants';

/** A stored account; its address and name are sealed. */
export interface AccountRow {
  _id: string;
  email: Sealed;
  emailIndex: string;
  name: Sealed;
  passwordHash: string;
  language?: Language;
  createdAt: Date;
  disabled?: Date;
}

/** A stored grant; its id is made of its parts, so the same one is never there twice. */
export interface GrantRow {
  _id: string;
  accountId: string;
  organisationId: string;
  role: Role;
  scope?: GrantScope;
  createdAt: Date;
  /** How often it was made sure that it stays. */
  kept?: number;
}

export const AccountSchema = new Schema<AccountRow>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    emailIndex: { type: String, required: true },
    name: { type: String, required: true },
    passwordHash: { type: String, required: true },
    language: { type: String },
    createdAt: { type: Date, required: true },
    disabled: { type: Date },
  },
  { collection: ACCOUNTS, versionKey: false, autoIndex: false },
);
AccountSchema.index({ emailIndex: 1 }, { unique: true });

export const GrantSchema = new Schema<GrantRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    organisationId: { type: String, required: true },
    role: { type: String, required: true },
    scope: { type: new Schema({ kind: String, id: String }, { _id: false, id: false }) },
    createdAt: { type: Date, required: true },
    kept: { type: Number },
  },
  { collection: GRANTS, versionKey: false, autoIndex: false },
);
GrantSchema.index({ accountId: 1, createdAt: 1 });
GrantSchema.index({ organisationId: 1, role: 1 });
