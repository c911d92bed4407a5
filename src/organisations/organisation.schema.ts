import { Schema } from 'mongoose';
import type { Organisation, OrganisationSettings } from './organisation';

export const ORGANISATIONS = 'organisations';

/** A stored organisation; settings hold only what was decided, defaults are added when it is read. */
export interface OrganisationRow extends Omit<Organisation, 'id' | 'settings'> {
  _id: string;
  settings?: Partial<OrganisationSettings>;
  createdAt: Date;
}

const { Mixed } = Schema.Types;

export const OrganisationSchema = new Schema<OrganisationRow>(
  {
    _id: { type: String, required: true },
    slug: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: Mixed, required: true },
    country: { type: String, required: true },
    town: { type: String, required: true },
    language: { type: String, required: true },
    timeZone: { type: String, required: true },
    currency: { type: String, required: true },
    help: { type: Mixed, required: true },
    settings: { type: Mixed },
    signatory: { type: Mixed },
    closed: { type: Date },
    createdAt: { type: Date, required: true },
  },
  { collection: ORGANISATIONS, versionKey: false, autoIndex: false },
);
OrganisationSchema.index({ slug: 1 }, { unique: true });
