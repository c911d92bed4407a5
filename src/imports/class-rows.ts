import { dayOf } from '../shared/days';
import type { Language, PersonLanguage } from '../shared/locale';
import { meetingInstants, NewClassForm, type NewClass, parseTime } from '../classes';
import { parseForm, zoneField } from '../platform/http';
import type { Cells, RowProblem } from './import';
import { numberIn, oneEach } from './people-rows';

/** What reading a row of classes needs beside it. */
export interface ClassSetting {
  readonly courseId: string;
  /** The zone where the row names none. */
  readonly zone: string;
  /** The language in which the place is written. */
  readonly language: Language;
  readonly languageOf: (typed: string) => PersonLanguage | undefined;
}

/** A class as a row says it, or what is wrong with the row. */
export type ReadClass = { readonly input: NewClass } | { readonly problems: readonly RowProblem[] };

/** Reads a row of classes. */
export function readClass(cells: Cells, { courseId, zone, language, languageOf }: ClassSetting): ReadClass {
  const { venue, timeZone = zone, languages = '', capacity, minimum, meetings = '', ...plain } = cells;
  const spoken = languages.split(/[,;/+\n]+/).filter((name) => name.trim() !== '');
  const known = spoken.map((name) => languageOf(name.trim()));
  const [places, least] = [numberIn(capacity), numberIn(minimum)];
  // What is wrong with the zone is told beside it alone.
  const clocks = zoneField.safeParse(timeZone).success ? timeZone : 'UTC';
  const { sessions, wrong } = meetingsIn(meetings, clocks);
  const read = parseForm(NewClassForm, {
    ...plain,
    courseId,
    timeZone,
    venue: { [language]: venue },
    teachingLanguages: known.filter((one) => one !== undefined),
    capacity: places ?? undefined,
    minimum: least ?? undefined,
    sessions,
  });
  const problems = oneEach([
    ...(known.includes(undefined) ? [{ column: 'languages', code: 'unknown_language' }] : []),
    ...(places === null ? [{ column: 'capacity', code: 'not_a_number' }] : []),
    ...(least === null ? [{ column: 'minimum', code: 'not_a_number' }] : []),
    ...(wrong === undefined ? [] : [{ column: 'meetings', code: 'not_a_meeting', values: { part: wrong } }]),
    ...(read.ok ? [] : read.errors.map(problemOf)),
  ]);
  return problems.length > 0 || !read.ok ? { problems } : { input: read.value };
}

const COLUMN_OF: Readonly<Record<string, string>> = { teachingLanguages: 'languages', sessions: 'meetings' };

/** The column in which a field of the API was typed. */
export function columnOf(field: string): string {
  const name = field.replace(/\..*$/, '');
  return COLUMN_OF[name] ?? name;
}

/** A problem of a class by its column; a list that is too short is one with nothing in it. */
export function problemOf({ field, code }: { readonly field: string; readonly code: string }): RowProblem {
  return { column: columnOf(field), code: code === 'too_small' && field in COLUMN_OF ? 'required' : code };
}

const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4})\.?`;
const TIME = String.raw`(\d{1,2}(?:[:.]\d{2})?)\s*(?:h|ч)?`;
const MEETING = new RegExp(String.raw`(?<!\d)(?:${DATE})[\s,]+${TIME}\s*[-–—]\s*${TIME}(?!\d)`, 'gu');
const LONGEST_PART = 40;

/**
 * The meetings in a cell: 4.3.2027 18:00-20:00; 2027-03-06 18.00-20.00, by the clocks of the zone. `wrong` is the first part that says none.
 */
export function meetingsIn(
  typed: string,
  zone: string,
): { readonly sessions: readonly { readonly start: string; readonly end: string }[]; readonly wrong?: string } {
  const wrong: string[] = [];
  const found = [...typed.matchAll(MEETING)].flatMap(([whole, y1, m1, d1, d2, m2, y2, start = '', end = '']) => {
    const day = dayOf(Number(y1 ?? y2), Number(m1 ?? m2), Number(d1 ?? d2));
    const [from, to] = [parseTime(start), parseTime(end)];
    if (day !== null && from !== null && to !== null) {
      const instants = meetingInstants(day, from, to, zone);
      return [{ start: instants.start.toISOString(), end: instants.end.toISOString() }];
    }
    wrong.push(whole);
    return [];
  });
  const rest = typed.replace(MEETING, ';').split(/[;,|\n]+/);
  wrong.push(...rest.map((part) => part.trim()).filter((part) => part !== ''));
  const [first] = wrong;
  return { sessions: found, ...(first === undefined ? {} : { wrong: [...first].slice(0, LONGEST_PART).join('') }) };
}
