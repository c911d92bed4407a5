import { instantsOf, wallClock } from './wall-clock';

/** From a time of day to another, over midnight too, on the clock of a zone: no SMS goes out then, but for answers. */
export interface QuietHours {
  /** HH:MM */
  readonly from: string;
  /** HH:MM */
  readonly to: string;
}

/** The first moment from `at` on that is not in quiet hours; `at` itself when it is not. `zone` is an IANA name. */
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
