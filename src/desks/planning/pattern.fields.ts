import { parseTime, plannedDays, type PlannedDay } from '../../classes';
import { weekdayOf } from '../../shared/days';
import { type MeetingRow, timeText } from './meeting-rows';
import { type Problem, problem } from './refusal';
import { dayIn, daysIn, text, ticked, type Values } from './values';

const MOST_MEETINGS = 300;

/** The days of a pattern with their times, or what is wrong with it. */
export type ReadPattern =
  | { readonly days: readonly PlannedDay[]; readonly times: Pick<MeetingRow, 'from' | 'to'> }
  | { readonly problems: readonly Problem[] };

/** Reads weekdays, times, first day, number of meetings or last day, and days that are left out. */
export function readPattern(values: Values): ReadPattern {
  const first = dayIn(values, 'first');
  const last = dayIn(values, 'last');
  const [from, to] = [parseTime(text(values, 'from')), parseTime(text(values, 'to'))];
  const typedCount = text(values, 'count');
  const count = /^\d{1,3}$/.test(typedCount) ? Number(typedCount) : NaN;
  const except = daysIn(text(values, 'except'));
  const weekdays = ticked(values, 'days').map(Number);
  const problems: Problem[] = [];
  if (!first) problems.push(problem('first-d', 'not_a_day'));
  if (from === null) problems.push(problem('from', 'not_a_time'));
  if (to === null) problems.push(problem('to', 'not_a_time'));
  if (from !== null && from === to) problems.push(problem('to', 'before_start'));
  if (typedCount === '' && last === undefined) problems.push(problem('count', 'required'));
  if (typedCount !== '' && !(count >= 1 && count <= MOST_MEETINGS)) problems.push(problem('count', 'not_a_count'));
  if (last === null) problems.push(problem('last-d', 'not_a_day'));
  if (first && last && last < first) problems.push(problem('last-d', 'before_first'));
  if (except.wrong.length > 0) problems.push(problem('except', 'not_days', { days: except.wrong.join(', ') }));
  if (problems.length > 0 || !first || from === null || to === null) return { problems };
  const days = plannedDays({
    first,
    weekdays,
    except: except.days,
    ...(typedCount === '' ? {} : { count }),
    ...(last ? { last } : {}),
    country: text(values, 'country') || undefined,
  });
  if (days.every(({ off }) => off !== undefined)) return { problems: [problem('first-d', 'no_days')] };
  return { days, times: { from: timeText(from), to: timeText(to) } };
}

/** The pattern that a list of dates seems to follow: its weekdays, its times, how many. */
export function patternValues(rows: readonly MeetingRow[], days: readonly (string | null)[]): Values {
  const [first] = rows;
  const weekdays = new Set(days.flatMap((day) => (day === null ? [] : [weekdayOf(day)])));
  return {
    days: [...weekdays].map(String),
    from: first?.from ?? '',
    to: first?.to ?? '',
    count: String(rows.filter(({ off }) => off === '').length),
  };
}
