import { Schema } from 'mongoose';
import type { PublicKeys } from '../platform/credentials';
import type { Sealed } from '../platform/secrets';

export const ISSUER_KEYS = 'issuer_keys';

/** The keys that an organisation signs badges with: one row a pair (Ed25519 and RSA), the private halves sealed. */
export interface IssuerKeyRow {
  _id: string;
  did: string;
  /** 1 for the first pair; a rotation adds the next. */
  number: number;
  public: PublicKeys;
  sealed: Sealed;
  createdAt: Date;
}

export const IssuerKeySchema = new Schema<IssuerKeyRow>(
  {
    _id: { type: String, required: true },
    did: { type: String, required: true },
    number: { type: Number, required: true },
    public: { type: Schema.Types.Mixed, required: true },
    sealed: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: ISSUER_KEYS, versionKey: false, autoIndex: false },
).index({ did: 1, number: 1 }, { unique: true });
