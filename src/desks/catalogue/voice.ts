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
    if (near(shown.language, this.language) || shown.text === '') return undefined;
    return this.t('common.text-in', { language: this.formats.languageName(this.language, shown.language) });
  };

  readonly town = (town: string): string => this.formats.town(this.language, town);

  readonly list = (items: readonly string[]): string => this.formats.list(this.language, items);

  readonly moment = (at: Date, zone: string, style: DateStyle): { iso: string; text: string } => ({
    iso: at.toISOString(),
    text: this.formats.dateTime(this.language, at, zone, style),
  });
}

/** Whether readers of a language get this text in another one. */
export const inOther = (text: LocalText, language: Language): boolean =>
  !near(localText(text, language).language, language);

const near = (one: Language, other: Language): boolean => one === other || (isSerbian(one) && isSerbian(other));
const isSerbian = (language: Language): boolean => language.startsWith('sr');
