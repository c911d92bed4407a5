import { meetingInstants, parseTime } from '../../classes';
import { type Problem, problem } from './refusal';
import { dayIn, text, type Values } from './values';

/** The instant that was set in the fields `at` (a day) and `time`, by the clocks of the zone, or what is wrong with it. */
export function instantIn(values: Values, zone: string, now: Date): Date | Problem[] {
  const day = dayIn(values, 'at');
  const minutes = parseTime(text(values, 'time'));
  if (!day || minutes === null)
    return [
      ...(day ? [] : [problem('at-d', 'not_a_day')]),
      ...(minutes === null ? [problem('time', 'not_a_time')] : []),
    ];
  const { start } = meetingInstants(day, minutes, minutes, zone);
  return start > now ? start : [problem('at-d', 'past')];
}
