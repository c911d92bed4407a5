import { type Language, localText, type LocalText, type ShownText } from '../../shared/locale';
import type { DateStyle, Formats, MessageValues, Texts } from '../../platform/i18n';

/** Texts and formats in one reader's language. */
export class Voice {
  constructor(
    private readonly texts: Texts,
    readonly formats: Formats,
    readonly language: Language,
  ) {}

  readonly t = (key: string, values?: MessageValues): string => this.texts.t(this.language, key, values);

  /** Whether there is such a text. */
  readonly has = (key: string): boolean => this.texts.has(key);

  readonly local = (text: LocalText): ShownText => localText(text, this.language);

  /** "This text is in English.", when it is in a language that the reader did not ask for; the two Serbian scripts count as one. */
  readonly note = (shown: ShownText): string | undefined => {
    const near = shown.language === this.language || (this.isSerbian(shown.language) && this.isSerbian(this.language));
    if (near || shown.text === '') return undefined;
    return this.t('common.text-in', { language: this.formats.languageName(this.language, shown.language) });
  };

  readonly town = (town: string): string => this.formats.town(this.language, town);

  readonly list = (items: readonly string[]): string => this.formats.list(this.language, items);

  readonly moment = (at: Date, zone: string, style: DateStyle): { iso: string; text: string } => ({
    iso: at.toISOString(),
    text: this.formats.dateTime(this.language, at, zone, style),
  });

  private isSerbian(language: Language): boolean {
    return language.startsWith('sr');
  }
}
