import { toSerbianLatin } from './serbian-script';

/** The languages that pages, mails and documents speak: the gate languages, with the generated sr-Latn. */
export const LANGUAGES = ['en', 'mk', 'sq', 'bs', 'ar', 'sr-Cyrl', 'sr-Latn'] as const;

/** A language that the product speaks. */
export type Language = (typeof LANGUAGES)[number];

/** A language that a person may have; texts for those outside `Language` fall back, see `textLanguage`. */
export type PersonLanguage = Language | 'fa' | 'uk' | 'rom';

/** What a page needs to know of a language. `finished` ones stand in the language bar. */
export interface LanguageInfo {
  readonly code: PersonLanguage;
  /** The language's name in its own spelling. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly finished: boolean;
}

const TABLE: readonly LanguageInfo[] = [
  { code: 'ar', name: 'العربية', dir: 'rtl', finished: true },
  { code: 'bs', name: 'Bosanski', dir: 'ltr', finished: true },
  { code: 'en', name: 'English', dir: 'ltr', finished: true },
  { code: 'fa', name: 'فارسی', dir: 'rtl', finished: false },
  { code: 'mk', name: 'Македонски', dir: 'ltr', finished: true },
  { code: 'rom', name: 'Romani čhib', dir: 'ltr', finished: false },
  { code: 'sr-Cyrl', name: 'Српски', dir: 'ltr', finished: true },
  { code: 'sr-Latn', name: 'Srpski', dir: 'ltr', finished: true },
  { code: 'sq', name: 'Shqip', dir: 'ltr', finished: true },
  { code: 'uk', name: 'Українська', dir: 'ltr', finished: false },
];

/** Every language a person may name, in the alphabetical order of the full list. */
export const PERSON_LANGUAGES: readonly PersonLanguage[] = TABLE.map((row) => row.code);

/** A text by language, as instructors and staff write it: at least one entry. */
export type LocalText = Partial<Record<Language, string>>;

/** A text with the language it is really in, so that a page can mark it. */
export interface ShownText {
  readonly text: string;
  readonly language: Language;
}

/** The table's row of a language. */
export function languageInfo(code: PersonLanguage): LanguageInfo {
  const row = TABLE.find((entry) => entry.code === code);
  if (!row) throw new RangeError(`No such language: ${code}`);
  return row;
}

/** Whether pages exist in this language, as the first part of an address for example. */
export function isLanguage(code: unknown): code is Language {
  return (LANGUAGES as readonly unknown[]).includes(code);
}

/** Whether a person may have this language. */
export function isPersonLanguage(code: unknown): code is PersonLanguage {
  return (PERSON_LANGUAGES as readonly unknown[]).includes(code);
}

/** The language in which a text for these readers is written by hand: Serbian in Latin letters is made from that in Cyrillic. */
export const handWritten = (language: Language): Language => (language === 'sr-Latn' ? 'sr-Cyrl' : language);

/**
 * The language in which we write to a person: the own one where pages exist in it; for Romani the town's; else English.
 */
export function textLanguage(language: PersonLanguage, townLanguage: Language = 'en'): Language {
  if (isLanguage(language)) return language;
  return language === 'rom' ? townLanguage : 'en';
}

/** The languages tried for a text, the reader's first. English is the last resort of all but itself. */
export function fallbacks(language: Language): readonly Language[] {
  switch (language) {
    case 'sr-Latn':
      return ['sr-Latn', 'sr-Cyrl', 'bs', 'en'];
    case 'sr-Cyrl':
      return ['sr-Cyrl', 'sr-Latn', 'bs', 'en'];
    case 'bs':
      return ['bs', 'sr-Latn', 'sr-Cyrl', 'en'];
    case 'en':
      return ['en'];
    default:
      return [language, 'en'];
  }
}

/**
 * The entry of a text that this reader gets, and its language: own, fallback, else whatever there is. Serbian Latin is
 * made from Serbian Cyrillic where only that was written. An empty text gives an empty string in the reader's language.
 */
export function localText(text: LocalText, language: PersonLanguage, townLanguage?: Language): ShownText {
  const wanted = textLanguage(language, townLanguage);
  for (const candidate of [...fallbacks(wanted), ...LANGUAGES]) {
    const own = text[candidate];
    if (own) return { text: own, language: candidate };
    const cyrillic = text['sr-Cyrl'];
    if (candidate === 'sr-Latn' && cyrillic) return { text: toSerbianLatin(cyrillic), language: 'sr-Latn' };
  }
  return { text: '', language: wanted };
}

/** Other names under which phones and browsers ask for our languages. */
const ALIASES: Record<string, Language> = {
  sr: 'sr-Cyrl',
  'sr-me': 'sr-Latn',
  sh: 'sr-Latn',
  cnr: 'sr-Latn',
  hr: 'bs',
  'bs-cyrl': 'sr-Cyrl',
};

/** The page language that a BCP 47 tag means, or undefined. `sr` is Serbian Cyrillic. */
export function parseLanguage(tag: string): Language | undefined {
  const parts = tag.trim().toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const code = parts.slice(0, length).join('-');
    const found = LANGUAGES.find((language) => language.toLowerCase() === code) ?? ALIASES[code];
    if (found) return found;
  }
  return undefined;
}

/** The best page language for an Accept-Language header (RFC 9110, 12.5.4); English when none fits. */
export function negotiate(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, order, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const wish of wishes) {
    const found = parseLanguage(wish.tag);
    if (found) return found;
  }
  return 'en';
}
