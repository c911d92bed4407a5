import { shownAt } from './meeting-pattern';
import { isLive, type Session, type TrainingClass } from './training-class';

/** A day on which clocks are put back has 25 hours, in some zones more. */
const LONGEST_DAY = 26 * 3_600_000;

/** Whether a meeting is held on the day that the clocks of its town show, or began before midnight and still goes on. */
export function isOfToday({ start, end }: Pick<Session, 'start' | 'end'>, zone: string, now: Date): boolean {
  // Asking a zone's clocks is slow, and most meetings of a class are weeks away.
  if (start.getTime() - now.getTime() > LONGEST_DAY || now.getTime() - end.getTime() > LONGEST_DAY) return false;
  return shownAt(start, zone).day === shownAt(now, zone).day || (start <= now && now < end);
}

/**
 * The meeting at hand and the one after it, of a class whose roll can be called. At hand is today's: of several the first that is not
 * over, and after the last of them still that one, since rolls are called late.
 */
export function meetingsAround(
  row: Pick<TrainingClass, 'sessions' | 'timeZone' | 'state'>,
  now: Date,
): { current: Session | undefined; next: Session | undefined } {
  if (!isLive(row)) return { current: undefined, next: undefined };
  const held = row.sessions.filter(({ cancelled }) => !cancelled);
  const today = held.filter((session) => isOfToday(session, row.timeZone, now));
  const current = today.find(({ end }) => end > now) ?? today.at(-1);
  return { current, next: held.find((session) => session.start > now && session !== current) };
}

/** The first meeting that has not begun, of a class in any state. */
export const nextMeeting = ({ sessions }: Pick<TrainingClass, 'sessions'>, now: Date): Session | undefined =>
  sessions.find(({ start, cancelled }) => !cancelled && start > now);
