import { Injectable } from '@nestjs/common';
import { LANGUAGES, type LocalText } from '../shared/locale';
import { Texts } from '../platform/i18n';

/** What stands on the paper for cash. */
@Injectable()
export class CashTexts {
  constructor(private readonly texts: Texts) {}

  /** In every language, as the line of a document is kept. */
  lineOf(number: string): LocalText {
    const entries = LANGUAGES.map((language) => [
      language,
      this.texts.t(language, 'billing.paper.cash-for', { number }),
    ]);
    return Object.fromEntries(entries) as LocalText;
  }
}
