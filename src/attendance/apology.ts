import { isLive, type Session, type TrainingClass } from '../classes';

/** By which way a word came that somebody cannot come. */
export const APOLOGY_WAYS = ['page', 'sms', 'office'] as const;
export type ApologyWay = (typeof APOLOGY_WAYS)[number];

/** Somebody said beforehand that one meeting cannot be; why is never asked, and nothing that is written about it is kept. */
export interface Apology {
  readonly sessionId: string;
  readonly classId: string;
  readonly enrolmentId: string;
  readonly companion: number;
  readonly at: Date;
  readonly way: ApologyWay;
}

/** The meetings of a class to which somebody may still say no. */
export function comingMeetings(row: Pick<TrainingClass, 'sessions' | 'state'>, now: Date): Session[] {
  return isLive(row) ? row.sessions.filter(({ start, cancelled }) => !cancelled && start > now) : [];
}

/**
 * The meeting that an SMS is meant for: the next one after it was sent. One that has begun by the time the SMS arrives is none, so that
 * an SMS that comes twice does not take the one after.
 */
export function meantMeeting(
  row: Pick<TrainingClass, 'sessions' | 'state'>,
  sent: Date,
  now: Date,
): Session | undefined {
  const [next] = comingMeetings(row, sent);
  return next && next.start > now ? next : undefined;
}
