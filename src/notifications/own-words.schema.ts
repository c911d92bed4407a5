import { Schema } from 'mongoose';
import { LANGUAGES, type Language } from '../shared/locale';

export const OWN_WORDS = 'own_words';

/** One text of the letters in an organisation's own words. */
export interface OwnWordsRow {
  _id: string;
  organisationId: string;
  language: Language;
  key: string;
  text: string;
}

export const OwnWordsSchema = new Schema<OwnWordsRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    language: { type: String, enum: LANGUAGES, required: true },
    key: { type: String, required: true },
    text: { type: String, required: true },
  },
  { collection: OWN_WORDS, versionKey: false, autoIndex: false },
);
OwnWordsSchema.index({ organisationId: 1 });
