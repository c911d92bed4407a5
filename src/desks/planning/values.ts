import { type Day, dayOf, numbersOf } from '../../shared/days';
import { type Language, LANGUAGES, type LocalText } from '../../shared/locale';
import { monthOf } from './months';

/** What stands in a form, as it is typed: flat names, and a list where several are ticked. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What was typed there, without blanks at the ends. */
export function text(values: Values, name: string): string {
  const value = values[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** What was ticked there. */
export function ticked(values: Values, name: string): readonly string[] {
  const value = values[name];
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}

/** The fields of a request: nothing but texts and lists of texts. */
export function readValues(body: unknown): Values {
  if (typeof body !== 'object' || body === null) return {};
  const isText = (value: unknown) => typeof value === 'string' || (Array.isArray(value) && value.every(isString));
  return Object.fromEntries(Object.entries(body).filter(([, value]) => isText(value)));
}

const isString = (value: unknown): value is string => typeof value === 'string';

/** A text by language, of the fields `name.en`, `name.mk` and so on; undefined when all are empty. */
export function textsOf(values: Values, name: string): LocalText | undefined {
  const entries = LANGUAGES.map((language) => [language, text(values, `${name}.${language}`)] as const);
  const written = entries.filter(([, value]) => value !== '');
  return written.length > 0 ? Object.fromEntries(written) : undefined;
}

/** The fields of a text by language. */
export const textValues = (name: string, texts: LocalText | undefined): Values =>
  Object.fromEntries(Object.entries(texts ?? {}).map(([language, value]) => [`${name}.${language}`, value]));

/** Sentences by language, of fields with one on each line: the first lines belong together, and so on. */
export function linesOf(values: Values, name: string): LocalText[] {
  const byLanguage = LANGUAGES.map((language) => [language, linesIn(values, `${name}.${language}`)] as const);
  const most = Math.max(...byLanguage.map(([, lines]) => lines.length));
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(byLanguage.flatMap(([language, lines]) => (lines[at] ? [[language, lines[at]]] : []))),
  ).filter((texts) => Object.keys(texts).length > 0);
}

const linesIn = (values: Values, name: string): string[] => {
  const typed = text(values, name);
  return typed === '' ? [] : typed.split(/\r?\n/).map((line) => line.trim());
};

/** The fields of sentences; a language that lacks one in between has an empty line there. */
export function lineValues(name: string, texts: readonly LocalText[]): Values {
  const entries = LANGUAGES.map((language: Language) => {
    const lines = texts.map((one) => one[language] ?? '');
    return [`${name}.${language}`, lines.join('\n').trimEnd()] as const;
  });
  return Object.fromEntries(entries.filter(([, lines]) => lines !== ''));
}

/** A day of three fields: undefined when all are empty, null when they are no day. */
export function dayIn(values: Values, name: string): Day | null | undefined {
  const [day, month, year] = ['d', 'm', 'y'].map((part) => text(values, `${name}-${part}`)) as [string, string, string];
  if (day === '' && month === '' && year === '') return undefined;
  const number = monthOf(month);
  if (number === null || !/^\d{1,2}\.?$/.test(day) || !/^\d{4}\.?$/.test(year)) return null;
  return dayOf(parseInt(year, 10), number, parseInt(day, 10));
}

/** The three fields of a day. */
export function dayValues(name: string, day: Day | undefined, monthName: (month: number) => string): Values {
  if (day === undefined) return {};
  const { year, month, day: date } = numbersOf(day);
  return { [`${name}-d`]: String(date), [`${name}-m`]: monthName(month), [`${name}-y`]: String(year) };
}

/** Days typed in a row, 24.12.2026 or 2026-12-24, and whatever is no day. */
export function daysIn(typed: string): { days: Day[]; wrong: string[] } {
  const days: Day[] = [];
  const wrong: string[] = [];
  for (const word of typed.split(/[\s,;]+/).filter(Boolean)) {
    const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})\.?$/.exec(word);
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
    const [year, month, date] = local ? [local[3], local[2], local[1]] : iso ? iso.slice(1) : [];
    const day = dayOf(Number(year), Number(month), Number(date));
    if (day === null) wrong.push(word);
    else days.push(day);
  }
  return { days, wrong };
}
