import { type Day, daysBetween, numbersOf, plusDays, weekdayOf } from '../shared/days';
import { instantsOf, wallClock } from '../shared/wall-clock';
import { hasHolidays, type HolidayName, publicHolidays } from './public-holidays';

/** Which days meetings fall on: the same days of each week, until there are enough. */
export interface MeetingPattern {
  readonly first: Day;
  /** 1 is Monday; none means the weekday of the first day. */
  readonly weekdays: readonly number[];
  /** How many meetings; days off are not counted. Either this or `last`. */
  readonly count?: number | undefined;
  readonly last?: Day | undefined;
  /** The country whose holidays are left out; none leaves out none. */
  readonly country?: string | undefined;
  /** Days of one's own that are left out. */
  readonly except: readonly Day[];
}

/** A day of the pattern; `off` says why no meeting is held. */
export interface PlannedDay {
  readonly day: Day;
  readonly off?: HolidayName | 'except';
}

/** Longer than this no pattern runs. */
const MOST_DAYS = 3 * 366;
const MOST_MEETINGS = 300;
const LONGEST_NIGHT = 12 * 60;
const DAY_MINUTES = 24 * 60;

/** The days of a pattern in order, with those that are left out in their place. */
export function plannedDays({ first, weekdays, count, last, country, except }: MeetingPattern): PlannedDay[] {
  const wanted = new Set(weekdays.length > 0 ? weekdays : [weekdayOf(first)]);
  const most = Math.min(count ?? MOST_MEETINGS, MOST_MEETINGS);
  const days = Math.min(MOST_DAYS, last === undefined ? MOST_DAYS : daysBetween(first, last));
  const holidays = holidaysFrom(country, numbersOf(first).year);
  const planned: PlannedDay[] = [];
  let held = 0;
  for (let passed = 0; passed <= days && held < most; passed += 1) {
    const day = plusDays(first, passed);
    if (!wanted.has(weekdayOf(day))) continue;
    const off = except.includes(day) ? 'except' : holidays.get(day);
    planned.push(off === undefined ? { day } : { day, off });
    if (off === undefined) held += 1;
  }
  return planned;
}

/** The holidays that a pattern which begins in this year may meet. */
function holidaysFrom(country: string | undefined, year: number): ReadonlyMap<Day, HolidayName> {
  if (country === undefined || !hasHolidays(country)) return new Map();
  const years = [year, year + 1, year + 2, year + 3];
  return new Map(years.flatMap((one) => publicHolidays(country, one)).map(({ day, name }) => [day, name]));
}

/** Minutes since midnight of a time as it is typed, 17:30, 9.00, 17 or 1730; null when it is none. */
export function parseTime(typed: string): number | null {
  const found = /^(\d{1,2})(?:\s*[:.]?\s*(\d{2}))?$/.exec(typed.trim());
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/**
 * The instants between which clocks in the zone show these times on that day, whatever summer time does in between. An end before the
 * start is one of the next day where the night between is no longer than twelve hours; else it stays before it, which is a mistake to tell.
 */
export function meetingInstants(day: Day, from: number, to: number, zone: string): { start: Date; end: Date } {
  const over = to < from && to + DAY_MINUTES - from <= LONGEST_NIGHT ? 1 : 0;
  const at = (date: Day, minutes: number): Date => {
    const [first = new Date(NaN)] = instantsOf({ ...numbersOf(date), minutes }, zone);
    return first;
  };
  return { start: at(day, from), end: at(plusDays(day, over), to) };
}

/** The day and the minutes since midnight that clocks in the zone show. */
export function shownAt(at: Date, zone: string): { day: Day; minutes: number } {
  const { year, month, day, minutes } = wallClock(at, zone);
  const two = (number: number) => String(number).padStart(2, '0');
  return { day: `${year}-${two(month)}-${two(day)}`, minutes };
}
