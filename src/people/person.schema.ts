import { Schema } from 'mongoose';
import type { PersonLanguage } from '../shared/locale';
import type { Sealed } from '../platform/secrets';

export const PERSONS = 'persons';

/** The fields that only holders of a key can read. */
export const SEALED_FIELDS = ['fullName', 'callName', 'phone', 'phoneTyped', 'email', 'needs'] as const;

/** A stored person: sealed texts, and keyed hashes by which they are found. */
export interface PersonRow {
  _id: string;
  organisationId: string;
  fullName?: Sealed;
  callName?: Sealed;
  phone?: Sealed;
  phoneTyped?: Sealed;
  email?: Sealed;
  needs?: Sealed;
  language: PersonLanguage;
  /** Name with phone, name with e-mail: what makes two records the same person. */
  identities: string[];
  phoneIndex?: string;
  emailIndex?: string;
  /** The folded words of the name. */
  words: string[];
  createdAt: Date;
  erased?: Date;
}

export const PersonSchema = new Schema<PersonRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    fullName: { type: String },
    callName: { type: String },
    phone: { type: String },
    phoneTyped: { type: String },
    email: { type: String },
    needs: { type: String },
    language: { type: String, required: true },
    identities: { type: [String], required: true },
    phoneIndex: { type: String },
    emailIndex: { type: String },
    words: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    erased: { type: Date },
  },
  { collection: PERSONS, versionKey: false, autoIndex: false },
);
PersonSchema.index({ organisationId: 1, identities: 1 });
PersonSchema.index({ organisationId: 1, words: 1 });
PersonSchema.index({ phoneIndex: 1 }, { partialFilterExpression: { phoneIndex: { $exists: true } } });
PersonSchema.index({ emailIndex: 1 }, { partialFilterExpression: { emailIndex: { $exists: true } } });
