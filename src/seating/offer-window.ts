import type { QuietHours, SeatRules } from './ledger';
import { instantsOf, wallClock } from './wall-clock';

/** When an offer made now ends, and the first moment at which an SMS about it may go out. */
export interface OfferWindow {
  readonly until: Date;
  readonly messageFrom: Date;
}

/**
 * The window of an offer made at `now`: it counts from the end of quiet hours when made in them, an end in quiet hours moves to their end,
 * and it ends at the latest `beforeStart` before the class. Null when less than `least` is left until then: it is too late for an offer.
 */
export function offerWindow(rules: SeatRules, now: Date): OfferWindow | null {
  const { windows, quietHours, zone } = rules;
  const latest = rules.startsAt ? rules.startsAt.getTime() - windows.beforeStart : Infinity;
  if (latest - now.getTime() < windows.least) return null;
  const messageFrom = quietEnd(now, quietHours, zone);
  return { messageFrom, until: latestEnd(rules, new Date(messageFrom.getTime() + windows.offer)) };
}

/** `end`, moved out of quiet hours, and not past the moment after which no offer of the class may be open. */
export function latestEnd(rules: SeatRules, end: Date): Date {
  const latest = rules.startsAt ? rules.startsAt.getTime() - rules.windows.beforeStart : Infinity;
  return new Date(Math.min(quietEnd(end, rules.quietHours, rules.zone).getTime(), latest));
}

/** The first moment from `at` on that is not in quiet hours; `at` itself when it is not. */
export function quietEnd(at: Date, quiet: QuietHours | null, zone: string): Date {
  if (!quiet) return at;
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const wall = wallClock(at, zone);
  const overMidnight = from > to;
  const isQuiet = overMidnight ? wall.minutes >= from || wall.minutes < to : wall.minutes >= from && wall.minutes < to;
  if (!isQuiet) return at;
  const day = overMidnight && wall.minutes >= from ? wall.day + 1 : wall.day;
  // An hour that the clock runs through twice ends twice: the first end that is still to come counts.
  const ends = instantsOf({ year: wall.year, month: wall.month, day, minutes: to }, zone);
  return ends.find((end) => end > at) ?? at;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
