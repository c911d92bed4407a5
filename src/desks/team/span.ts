import { milliseconds } from '../../shared/duration';

/** The units in which people name a length of time: seconds, minutes, hours, days. */
export const UNITS = ['S', 'M', 'H', 'D'] as const;
export type Unit = (typeof UNITS)[number];

const LENGTHS: Readonly<Record<Unit, number>> = { S: 1000, M: 60_000, H: 3600_000, D: 24 * 3600_000 };
/** Up to two days people count hours: 48 hours says more than 2 days about a deadline. */
const MOST_HOURS = 48;

/** A number of units. */
export interface Span {
  readonly n: number;
  readonly unit: Unit;
}

/** A duration as people name it: in the largest unit in which it is whole. */
export function spanOf(duration: string): Span {
  const length = milliseconds(duration);
  const hours = length / LENGTHS.H;
  if (Number.isInteger(hours) && hours <= MOST_HOURS) return { n: hours, unit: 'H' };
  const unit = UNITS.findLast((one) => length % LENGTHS[one] === 0) ?? 'S';
  return { n: length / LENGTHS[unit], unit };
}

/** The ISO 8601 duration of so many units; undefined where that is no whole number of them. */
export function durationOf(typed: string, unit: string): string | undefined {
  if (!/^\d{1,6}$/.test(typed)) return undefined;
  const n = Number(typed);
  return unit === 'D' ? `P${n}D` : unit === 'H' || unit === 'M' || unit === 'S' ? `PT${n}${unit}` : undefined;
}

/** Whether two durations are as long as one another: P7D and P1W. */
export const sameLength = (one: string, other: string): boolean => milliseconds(one) === milliseconds(other);
