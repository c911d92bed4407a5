/** A day of the calendar without a time and a zone, YYYY-MM-DD; days sort as text. */
export type Day = string;

const MILLISECONDS = 24 * 3600_000;

const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** The day with these numbers, or null when the calendar has none: 31 February, year 20. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}

/** The numbers of a day. */
export function numbersOf(day: Day): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** So many days later; earlier when negative. */
export const plusDays = (day: Day, days: number): Day =>
  new Date(utc(day) + days * MILLISECONDS).toISOString().slice(0, 10);

/** How many days `to` comes after `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / MILLISECONDS);

/** The day of the week; 1 is Monday, as in ISO 8601. */
export const weekdayOf = (day: Day): number => new Date(utc(day)).getUTCDay() || 7;
