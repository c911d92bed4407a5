import { isLanguage, type Language } from '../../shared/locale';
import { canonicalText } from '../../shared/same';
import { type CriterionInput, meetingInstants, shownAt, type TrainingClass } from '../../classes';
import { numberIn } from './course.fields';
import { criteriaInput, criteriaValues } from './criteria.fields';
import { dayOfRow, meetingsOf, type MeetingRow, rowsIn, rowsOfClass, withRows } from './meeting-rows';
import { patternValues } from './pattern.fields';
import { type KnownPlace, placeInput, placeValues } from './places';
import { type Problem, problem } from './refusal';
import { dayIn, dayValues, text, ticked, type Values } from './values';

/** What reading a form needs beside it. */
export interface ClassSetting {
  readonly zone: string;
  readonly places: readonly KnownPlace[];
  /** The language of the first field of a text. */
  readonly first: Language;
  /** The class that is changed. */
  readonly before?: TrainingClass | undefined;
}

type MonthName = (month: number) => string;

/** A class is decided by the end of a day. */
const END_OF_DAY = 23 * 60 + 59;

/** A class as its form shows it. */
export function classValues(row: TrainingClass, monthName: MonthName): Values {
  const rows = rowsOfClass(row, monthName);
  const { freePlaces } = row;
  const values: Values = {
    version: String(row.version),
    course: row.courseId,
    group: row.group,
    ...placeValues(row),
    languages: row.teachingLanguages,
    interpreters: row.interpreterLanguages,
    capacity: String(row.capacity),
    minimum: row.minimum === undefined ? '' : String(row.minimum),
    ...dayValues('decide', row.decideBy && shownAt(row.decideBy, row.timeZone).day, monthName),
    admission: row.admission,
    ...criteriaValues(row.criteria),
    waitlist: row.waitlistRule ?? '',
    free: typeof freePlaces === 'string' ? freePlaces : freePlaces === 0 ? 'none' : 'some',
    freeCount: typeof freePlaces === 'number' && freePlaces > 0 ? String(freePlaces) : '',
    teachers: row.instructorIds,
    ...patternValues(rows, rows.map(dayOfRow)),
  };
  return withRows(values, rows);
}

/** What the form says, as the API takes it, and what is wrong with its days, which the API never sees as they are typed. */
export function classInput(
  values: Values,
  { zone, places, first, before }: ClassSetting,
): { input: object; problems: Problem[] } {
  const place = placeInput(values, places);
  const decide = dayIn(values, 'decide');
  const free = text(values, 'free');
  const waitlist = text(values, 'waitlist');
  const criteria = criteriaInput(values, before?.criteria, first);
  const input = {
    courseId: text(values, 'course'),
    ...('place' in place ? place.place : {}),
    timeZone: zone,
    teachingLanguages: ticked(values, 'languages'),
    interpreterLanguages: ticked(values, 'interpreters'),
    capacity: numberIn(values, 'capacity'),
    minimum: numberIn(values, 'minimum'),
    decideBy: decide ? decideInstant(decide, zone, before).toISOString() : undefined,
    admission: text(values, 'admission'),
    criteria: criteria.criteria,
    waitlistRule: waitlist === '' ? undefined : waitlist,
    freePlaces: free === 'some' ? (numberIn(values, 'freeCount') ?? '') : free === 'none' ? 0 : free,
    instructorIds: ticked(values, 'teachers'),
    group: text(values, 'group') || undefined,
    sessions: sessionsOf(rowsIn(values), zone),
  };
  return {
    input,
    problems: [
      ...('problem' in place ? [place.problem] : []),
      ...(text(values, 'capacity') === '' ? [problem('capacity', 'required')] : []),
      ...(decide === null ? [problem('decide-d', 'not_a_day')] : []),
      ...criteria.problems,
    ],
  };
}

/** The end of the day by which it is decided; the instant that is there, as long as the day is the same. */
function decideInstant(day: string, zone: string, before: TrainingClass | undefined): Date {
  const old = before?.decideBy;
  if (old && shownAt(old, zone).day === day) return old;
  return meetingInstants(day, END_OF_DAY, END_OF_DAY, zone).start;
}

const sessionsOf = (rows: readonly MeetingRow[], zone: string): object[] =>
  meetingsOf(rows, zone).map(({ id, start, end }) => ({
    ...(id === undefined ? {} : { id }),
    start: start.toISOString(),
    end: end.toISOString(),
  }));

/** The field of the form that a part of the input comes from. */
export function fieldOfClass(path: string, values: Values, setting: ClassSetting): string {
  const { first } = setting;
  const [name = '', at, part] = path.split('.');
  switch (name) {
    case 'courseId':
      return 'course';
    case 'venue':
    case 'directions':
      return `${name}.${at ?? first}`;
    case 'teachingLanguages':
      return 'languages';
    case 'interpreterLanguages':
      return 'interpreters';
    case 'instructorIds':
      return 'teachers';
    case 'waitlistRule':
      return 'waitlist';
    case 'freePlaces':
      return text(values, 'free') === 'some' ? 'freeCount' : 'free';
    case 'decideBy':
      return 'decide-d';
    case 'criteria':
      return `criteria.${at !== undefined && isLanguage(at) ? at : first}`;
    case 'sessions': {
      if (at === undefined) return 'first-d';
      const line = meetingsOf(rowsIn(values), setting.zone)[Number(at)]?.at ?? 0;
      return `meeting-${line}-${part === 'end' ? 'to' : 'd'}`;
    }
    default:
      return name;
  }
}

/** What is to be changed: what is other than it was, null for what is gone. The API leaves the rest as it is. */
export function changesIn(input: object, before: TrainingClass): Record<string, unknown> {
  const { courseId: _course, ...given } = input as Record<string, unknown>;
  const stored: Record<string, unknown> = {
    ...before,
    decideBy: before.decideBy?.toISOString(),
    criteria: before.criteria ?? [],
    sessions: before.sessions
      .filter(({ cancelled }) => !cancelled)
      .map(({ id, start, end }) => ({ id, start: start.toISOString(), end: end.toISOString() })),
  };
  const same = (key: string) => canonicalText(given[key]) === canonicalText(stored[key]);
  const changed = Object.keys(given).filter((key) => !same(key));
  return Object.fromEntries(changed.map((key) => [key, given[key] ?? (key === 'group' ? undefined : null)]));
}

/** The same without the ids of meetings, to compare what was sent with what was made of it. */
export function withoutIds(input: object): object {
  const { sessions, criteria } = input as {
    sessions: readonly { start: string; end: string }[];
    criteria: readonly CriterionInput[];
  };
  return {
    ...input,
    sessions: sessions.map(({ start, end }) => ({ start, end })),
    criteria: criteria.map(({ text: words, points }) => ({ text: words, points })),
  };
}
