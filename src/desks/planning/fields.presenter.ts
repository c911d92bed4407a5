import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import { text, ticked, type Values } from './values';

/** One choice of a list or of a row of ticks. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked?: boolean;
}

/** Languages in which people write; Serbian in Latin letters is made from that in Cyrillic. */
export const HAND_WRITTEN = LANGUAGES.filter((language) => language !== 'sr-Latn');

/** The values of single fields by name, empty ones too: views ask for each. */
export const shown = (values: Values, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, text(values, name)]));

/** Choices with those marked that were ticked; with one alone, of radio buttons, that one. */
export const choices = (values: Values, name: string, all: readonly Omit<Choice, 'checked'>[]): Choice[] => {
  const chosen = ticked(values, name);
  return all.map((one) => ({ ...one, checked: chosen.includes(one.value) }));
};

/** The three fields of a day. */
export const dayView = (values: Values, name: string): object => ({
  day: name,
  d: text(values, `${name}-d`),
  m: text(values, `${name}-m`),
  y: text(values, `${name}-y`),
});

/**
 * The languages in which a text is written: the organisation's own first; Serbian in Latin letters only where somebody wrote it.
 */
export function writtenLanguages(values: Values, name: string, first: Language): Language[] {
  const rest = HAND_WRITTEN.filter((language) => language !== first);
  const latin = first !== 'sr-Latn' && text(values, `${name}.sr-Latn`) !== '' ? (['sr-Latn'] as const) : [];
  return [first, ...rest, ...latin];
}

/** A text in several languages side by side, each marked with its own. */
export function textsView(values: Values, name: string, first: Language): object[] {
  return writtenLanguages(values, name, first).map((language) => {
    const { name: label, dir } = languageInfo(language);
    return {
      field: `${name}.${language}`,
      language,
      languageDir: dir,
      label,
      note: undefined,
      typed: text(values, `${name}.${language}`),
    };
  });
}
