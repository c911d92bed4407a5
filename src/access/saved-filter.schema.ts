import { Schema } from 'mongoose';
import type { SavedFilter } from './saved-filter';

export const SAVED_FILTERS = 'saved_filters';

export type SavedFilterRow = Omit<SavedFilter, 'id'> & { _id: string };

/** Of an account in an organisation; under one name a list has one. */
export const SavedFilterSchema = new Schema<SavedFilterRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    organisationId: { type: String, required: true },
    list: { type: String, required: true },
    name: { type: String, required: true },
    query: { type: Object, required: true },
  },
  { collection: SAVED_FILTERS, versionKey: false, autoIndex: false },
);
SavedFilterSchema.index({ accountId: 1, organisationId: 1, list: 1, name: 1 }, { unique: true });
