import { Injectable } from '@nestjs/common';
import { derivedId } from '../shared/ids';
import type { Language } from '../shared/locale';
import { Database, type Write } from '../platform/database';
import { OwnWords } from './own-words';
import { OWN_WORDS, type OwnWordsRow } from './own-words.schema';

/** Every query for the letters' texts in own words. */
@Injectable()
export class OwnWordsRepository {
  constructor(private readonly db: Database) {}

  async find(organisationId: string): Promise<OwnWords> {
    return new OwnWords(await this.db.collection<OwnWordsRow>(OWN_WORDS).find({ organisationId }).toArray());
  }

  /** Other words for some texts in one language; null gives the product's own text back. */
  change(organisationId: string, language: Language, texts: Readonly<Record<string, string | null>>): Write[] {
    return Object.entries(texts).map(([key, text]) => {
      const _id = derivedId('own-words', `${organisationId}\n${language}\n${key}`);
      if (text === null) return { collection: OWN_WORDS, remove: { _id } };
      const update = { $set: { organisationId, language, key, text } };
      return { collection: OWN_WORDS, filter: { _id }, update, upsert: true };
    });
  }
}
