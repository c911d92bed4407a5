import { type ClassChange, meetingInstants, parseTime, type Session } from '../../classes';
import { type Problem, problem } from './refusal';
import { dayIn, text, type Values } from './values';

/** When a meeting is to be held, read from the fields `at` (a day), `from` and `to` by the clocks of the zone, or what is wrong with them. */
export function meetingTimes(
  values: Values,
  zone: string,
  now: Date,
): { start: Date; end: Date } | { problems: Problem[] } {
  const day = dayIn(values, 'at');
  const [from, to] = [parseTime(text(values, 'from')), parseTime(text(values, 'to'))];
  if (!day || from === null || to === null)
    return {
      problems: [
        ...(day ? [] : [problem('at-d', 'not_a_day')]),
        ...(from === null ? [problem('from', 'not_a_time')] : []),
        ...(to === null ? [problem('to', 'not_a_time')] : []),
      ],
    };
  const times = meetingInstants(day, from, to, zone);
  if (times.end <= times.start) return { problems: [problem('to', 'before_start')] };
  return times.start > now ? times : { problems: [problem('at-d', 'past')] };
}

/** All meetings of a class as a change names them, with this one in place of the one that it was. */
export const withMeeting = (sessions: readonly Session[], meeting: Session): NonNullable<ClassChange['sessions']> =>
  sessions
    .map((one) => (one.id === meeting.id ? meeting : one))
    .map(({ id, start, end, cancelled }) => ({
      id,
      start: start.toISOString(),
      end: end.toISOString(),
      ...(cancelled ? { cancelled } : {}),
    }));
