import type { Language } from '../../shared/locale';

/** Locale tags for Intl and ICU: British English, and Latin digits everywhere, to match buses and phones. */
const TAGS: Record<Language, string> = {
  en: 'en-GB',
  mk: 'mk-u-nu-latn',
  sq: 'sq-u-nu-latn',
  bs: 'bs-Latn-u-nu-latn',
  ar: 'ar-u-nu-latn',
  'sr-Cyrl': 'sr-Cyrl-u-nu-latn',
  'sr-Latn': 'sr-Latn-u-nu-latn',
};

/** The Intl locale of a page language. */
export function intlTag(language: Language): string {
  return TAGS[language];
}

/** Makes a function that keeps what it made by its arguments: Intl formatters cost a hundred times more than their use. */
export function keep<A extends readonly (string | undefined)[], T>(make: (...args: A) => T): (...args: A) => T {
  const made = new Map<string, T>();
  return (...args) => {
    const key = args.join('|');
    let value = made.get(key);
    if (value === undefined) {
      value = make(...args);
      made.set(key, value);
    }
    return value;
  };
}
