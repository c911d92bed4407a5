import { Schema } from 'mongoose';
import type { Language } from '../shared/locale';
import type { Sealed } from '../platform/secrets';
import type { TeamRole } from './team';

export const INVITATIONS = 'invitations';
export const PASSWORD_LINKS = 'password_links';

/** So long after its end an invitation can still be seen and sent again; then nothing of it is kept. */
const KEPT_SECONDS = 30 * 24 * 3600;

/** A stored invitation; it is removed when it was taken or taken back. */
export interface InvitationRow {
  _id: string;
  organisationId: string;
  email: Sealed;
  emailIndex: string;
  name: Sealed;
  roles: TeamRole[];
  language: Language;
  createdAt: Date;
  sentAt: Date;
  ends: Date;
  nonce: string;
  secretHash: string;
}

/** The link to a new password, one an account: its id is the account's. */
export interface PasswordLinkRow {
  _id: string;
  language: Language;
  at: Date;
  ends: Date;
  nonce: string;
  secretHash: string;
}

export const InvitationSchema = new Schema<InvitationRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    email: { type: String, required: true },
    emailIndex: { type: String, required: true },
    name: { type: String, required: true },
    roles: { type: [String], required: true },
    language: { type: String, required: true },
    createdAt: { type: Date, required: true },
    sentAt: { type: Date, required: true },
    ends: { type: Date, required: true },
    nonce: { type: String, required: true },
    secretHash: { type: String, required: true },
  },
  { collection: INVITATIONS, versionKey: false, autoIndex: false },
);
InvitationSchema.index({ organisationId: 1, emailIndex: 1 }, { unique: true });
InvitationSchema.index({ secretHash: 1 }, { unique: true });
InvitationSchema.index({ ends: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const PasswordLinkSchema = new Schema<PasswordLinkRow>(
  {
    _id: { type: String, required: true },
    language: { type: String, required: true },
    at: { type: Date, required: true },
    ends: { type: Date, required: true },
    nonce: { type: String, required: true },
    secretHash: { type: String, required: true },
  },
  { collection: PASSWORD_LINKS, versionKey: false, autoIndex: false },
);
PasswordLinkSchema.index({ secretHash: 1 }, { unique: true });
PasswordLinkSchema.index({ ends: 1 }, { expireAfterSeconds: 0 });
