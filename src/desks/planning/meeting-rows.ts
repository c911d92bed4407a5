import { type Day, plusDays } from '../../shared/days';
import { meetingInstants, parseTime, type PlannedDay, shownAt, type TrainingClass } from '../../classes';
import { type Problem, problem } from './refusal';
import { dayIn, dayValues, text, type Values } from './values';

/** One line in the list of dates, as it is typed. */
export interface MeetingRow {
  /** Of a meeting that is there already. */
  readonly id: string;
  readonly d: string;
  readonly m: string;
  readonly y: string;
  readonly from: string;
  readonly to: string;
  /** Why no meeting is held: a holiday's name, `except`, or `out`. */
  readonly off: string;
  /** Whether the line is open to be changed. */
  readonly open: string;
}

const PARTS = ['id', 'd', 'm', 'y', 'from', 'to', 'off', 'open'] as const;
const MOST_ROWS = 300;
const NAME = /^meeting-(\d{1,3})-/;

type MonthName = (month: number) => string;

/** The lines of the list. */
export function rowsIn(values: Values): MeetingRow[] {
  const numbers = Object.keys(values).flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const lines = [...new Set(numbers.map(Number))].sort((a, b) => a - b).slice(0, MOST_ROWS);
  return lines.map((at) => {
    const part = (name: string): string => text(values, `meeting-${at}-${name}`);
    return Object.fromEntries(PARTS.map((name) => [name, part(name)])) as unknown as MeetingRow;
  });
}

/** The form with these lines in place of those that it had. */
export function withRows(values: Values, rows: readonly MeetingRow[]): Values {
  const others = Object.entries(values).filter(([name]) => !NAME.test(name));
  const fields = rows.flatMap((row, at) => PARTS.map((part) => [`meeting-${at}-${part}`, row[part]] as const));
  return Object.fromEntries([...others, ...fields]);
}

/** The day of a line; null when it is none. */
export const dayOfRow = ({ d, m, y }: MeetingRow): Day | null => dayIn({ 'r-d': d, 'r-m': m, 'r-y': y }, 'r') ?? null;

/** A line for a day. */
function rowOf(day: Day, times: Pick<MeetingRow, 'from' | 'to'>, monthName: MonthName): MeetingRow {
  const { 'r-d': d, 'r-m': m, 'r-y': y } = dayValues('r', day, monthName) as Record<string, string>;
  return { id: '', d: d ?? '', m: m ?? '', y: y ?? '', ...times, off: '', open: '' };
}

/** Minutes since midnight as they are typed: 9:05. */
export const timeText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** The lines of a class that is there; a meeting that was called off stays in its place. */
export function rowsOfClass({ sessions, timeZone }: TrainingClass, monthName: MonthName): MeetingRow[] {
  return sessions.map(({ id, start, end, cancelled }) => {
    const from = shownAt(start, timeZone);
    const times = { from: timeText(from.minutes), to: timeText(shownAt(end, timeZone).minutes) };
    return { ...rowOf(from.day, times, monthName), id, off: cancelled ? 'out' : '' };
  });
}

/** The lines of a pattern. Meetings that are there keep their id on the same day; others of them stay, taken out, so that none goes unseen. */
export function rowsOfPattern(
  days: readonly PlannedDay[],
  times: Pick<MeetingRow, 'from' | 'to'>,
  before: readonly MeetingRow[],
  monthName: MonthName,
): MeetingRow[] {
  const known = before.filter(({ id }) => id !== '');
  const rows = days.map(({ day, off }) => {
    const old = known.find((row) => dayOfRow(row) === day);
    return { ...rowOf(day, times, monthName), id: old?.id ?? '', off: off ?? '' };
  });
  const left = known.filter(({ id }) => !rows.some((row) => row.id === id)).map((row) => ({ ...row, off: 'out' }));
  return inOrder([...rows, ...left]);
}

const inOrder = (rows: readonly MeetingRow[]): MeetingRow[] =>
  [...rows].sort((a, b) => (dayOfRow(a) ?? '').localeCompare(dayOfRow(b) ?? ''));

/** What a button beside a line does with it: takes it out, holds it anyway, opens it. */
export function changedRows(rows: readonly MeetingRow[], deed: string): MeetingRow[] | undefined {
  const found = /^(skip|hold|edit)-(\d{1,3})$/.exec(deed);
  if (!found) return undefined;
  const change: Partial<MeetingRow> =
    found[1] === 'edit' ? { open: 'yes' } : { off: found[1] === 'skip' ? 'out' : '', open: '' };
  return rows.map((row, at) => (at === Number(found[2]) ? { ...row, ...change } : row));
}

/** One more line, open, a week after the last. */
export function oneMore(rows: readonly MeetingRow[], monthName: MonthName): MeetingRow[] {
  const last = rows.at(-1);
  const day = last && dayOfRow(last);
  const empty: MeetingRow = { id: '', d: '', m: '', y: '', from: '', to: '', off: '', open: '' };
  const next = last && day ? rowOf(plusDays(day, 7), { from: last.from, to: last.to }, monthName) : empty;
  return [...rows, { ...next, open: 'yes' }];
}

/** Lines in order and shut, when all can be read; else the list stays as it is, with those open that can't. */
export function tidyRows(rows: readonly MeetingRow[]): MeetingRow[] {
  const read = rows.map((row) => ({ ...row, open: problemsOf(row, 0).length > 0 ? 'yes' : '' }));
  return read.some(({ open }) => open !== '') ? read : inOrder(read);
}

/** A meeting that a line stands for, by its number in the list. */
export interface RowMeeting {
  readonly at: number;
  readonly id?: string;
  readonly start: Date;
  readonly end: Date;
}

/** The instants of a line, whether it is held or not; undefined when it can't be read. */
export function instantsOfRow(row: MeetingRow, zone: string): { start: Date; end: Date } | undefined {
  const [day, from, to] = [dayOfRow(row), parseTime(row.from), parseTime(row.to)];
  return day === null || from === null || to === null ? undefined : meetingInstants(day, from, to, zone);
}

/** The meetings that are held. */
export function meetingsOf(rows: readonly MeetingRow[], zone: string): RowMeeting[] {
  return rows.flatMap((row, at) => {
    const instants = row.off === '' ? instantsOfRow(row, zone) : undefined;
    return instants ? [{ at, ...(row.id === '' ? {} : { id: row.id }), ...instants }] : [];
  });
}

/** What can't be read in the lines that are held. */
export const rowProblems = (rows: readonly MeetingRow[]): Problem[] =>
  rows.flatMap((row, at) => (row.off === '' ? problemsOf(row, at) : []));

function problemsOf(row: MeetingRow, at: number): Problem[] {
  const wrongTime = (['from', 'to'] as const).filter((part) => parseTime(row[part]) === null);
  return [
    ...(dayOfRow(row) === null ? [problem(`meeting-${at}-d`, 'not_a_day')] : []),
    ...wrongTime.map((part) => problem(`meeting-${at}-${part}`, 'not_a_time')),
  ];
}
