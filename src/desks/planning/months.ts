import { type Language, LANGUAGES } from '../../shared/locale';
import { fold, intlTag, keep } from '../../platform/i18n';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const LEAST_LETTERS = 3;
/** Cases have endings of their own: 17. novembra. */
const LONGEST_ENDING = 2;

/** Names of months as they stand in dates of each language, with the form that stands alone. */
const namesIn = keep((language: Language): string[][] => {
  const tag = intlTag(language);
  const alone = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  const inDate = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  return MONTHS.map((month) => {
    const date = new Date(Date.UTC(2026, month - 1, 15));
    const part = inDate.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
    return [alone.format(date), part];
  });
});

let known: readonly (readonly [string, number])[] | undefined;

/** Every name of a month without case, marks and script, with its number. */
function names(): readonly (readonly [string, number])[] {
  known ??= LANGUAGES.flatMap((language) =>
    namesIn(language).flatMap((forms, at) => forms.map((form): [string, number] => [fold(form), at + 1])),
  );
  return known;
}

/**
 * The number of a month as it is typed: 11, "November", "nov", "ноември", "nëntor". Null when it is none, or two begin with these letters.
 */
export function monthOf(typed: string): number | null {
  const word = fold(typed).replace(/\.$/, '');
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null;
  const whole = new Set(names().flatMap(([name, month]) => (name === word ? [month] : [])));
  if (whole.size === 1) return [...whole][0] ?? null;
  if (word.length < LEAST_LETTERS) return null;
  const stem = word.slice(0, Math.max(LEAST_LETTERS, word.length - LONGEST_ENDING));
  const begun = new Set(names().flatMap(([name, month]) => (name.startsWith(stem) ? [month] : [])));
  return begun.size === 1 ? ([...begun][0] ?? null) : null;
}

/** The name of a month, as it stands in dates of the language. */
export const monthName = (language: Language, month: number): string => namesIn(language)[month - 1]?.[1] ?? '';
