import type { PersonLanguage } from '../shared/locale';
import { readPhone } from '../people';
import { JoinForm } from '../enrolments';
import { FieldErrors } from '../shared/domain-error';
import { parseForm } from '../platform/http';
import type { Cells, RowProblem, WantedState } from './import';

/** What words of a file mean. */
export interface PeopleWords {
  state(typed: string): WantedState | undefined;
  answer(typed: string): 'yes' | 'no' | undefined;
  language(typed: string): PersonLanguage | undefined;
}

/** A person as a row says it, or what is wrong with the row. */
export type ReadPerson =
  { readonly form: JoinForm; readonly state: WantedState } | { readonly problems: readonly RowProblem[] };

/** 3,8970E+10: what a spreadsheet makes of a long number. */
const SHORTENED = /^\d+[.,]\d+E\+?\d+$/i;

/** Reads a row of people; `country` is where numbers without a country code are from. */
export function readPerson(cells: Cells, words: PeopleWords, country: string): ReadPerson {
  const { language, seats, companions = '', freePlace, state, ...plain } = cells;
  const wanted = state === undefined ? 'enrolled' : words.state(state);
  const free = freePlace === undefined ? 'no' : words.answer(freePlace);
  const count = numberIn(seats);
  const names = companions.split(/[,;\n]+/).filter((name) => name.trim() !== '');
  const read = parseForm(JoinForm, {
    ...plain,
    language: language && words.language(language),
    seats: count ?? undefined,
    companions: names.map((fullName) => ({ fullName })),
    freePlace: free === 'yes',
  });
  // Of several problems of a column the first is told: what was typed is looked at before what was made of it.
  const problems = oneEach([
    ...(language !== undefined && !words.language(language) ? [{ column: 'language', code: 'unknown_language' }] : []),
    ...(wanted === undefined ? [{ column: 'state', code: 'unknown_state' }] : []),
    ...(free === undefined ? [{ column: 'freePlace', code: 'yes_or_no' }] : []),
    ...(count === null ? [{ column: 'seats', code: 'not_a_number' }] : []),
    ...(typeof count === 'number' && count < 1 + names.length ? [{ column: 'seats', code: 'fewer_than_named' }] : []),
    ...phoneProblems(cells['phone'], country),
    ...(read.ok ? [] : read.errors.map(({ field, code }) => ({ column: field.replace(/\..*$/, ''), code }))),
  ]);
  if (problems.length > 0 || !read.ok || wanted === undefined) return { problems };
  return { form: read.value, state: wanted };
}

function phoneProblems(phone: string | undefined, country: string): RowProblem[] {
  if (phone === undefined) return [];
  if (SHORTENED.test(phone)) return [{ column: 'phone', code: 'number_shortened' }];
  try {
    readPhone(phone, country);
    return [];
  } catch (error) {
    if (error instanceof FieldErrors) return [{ column: 'phone', code: 'not_a_phone' }];
    throw error;
  }
}

/** A whole number; undefined for an empty cell, null for anything else. */
export function numberIn(typed: string | undefined): number | null | undefined {
  if (typed === undefined) return undefined;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : null;
}

/** The first problem of each column. */
export const oneEach = (problems: readonly RowProblem[]): RowProblem[] =>
  problems.filter(({ column }, at) => problems.findIndex((one) => one.column === column) === at);
