import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import type { SessionInput } from './sessions';
import type { Session, TrainingClass } from './training-class';

type Checked = Pick<TrainingClass, 'capacity' | 'minimum' | 'decideBy' | 'startsAt'>;

/** What was sent of a class. Only that can be wrong, and is told beside its own field. */
interface Sent {
  readonly capacity?: unknown;
  readonly minimum?: unknown;
  readonly decideBy?: unknown;
  readonly sessions?: readonly SessionInput[] | undefined;
}

const problem = (field: string, code: string): FieldProblem => ({ field, code, message: '' });

/**
 * Refuses a class that contradicts itself: more people needed than there are places, a decision after the first meeting, two meetings
 * at once.
 * @throws FieldErrors
 */
export function assertPossible({ capacity, minimum, decideBy, startsAt }: Checked, sent: Sent): void {
  const tooFew = minimum !== undefined && minimum > capacity;
  const late = decideBy !== undefined && decideBy > startsAt;
  const problems = [
    ...(tooFew && sent.minimum !== undefined ? [problem('minimum', 'above_capacity')] : []),
    ...(tooFew && sent.minimum === undefined && sent.capacity !== undefined
      ? [problem('capacity', 'below_minimum')]
      : []),
    ...(late && (sent.decideBy !== undefined || sent.sessions) ? [problem('decideBy', 'after_first_meeting')] : []),
    ...overlaps(sent.sessions ?? []),
  ];
  if (problems.length > 0) throw new FieldErrors(problems);
}

/** Refuses meetings that the class does not have, and one that is named twice. @throws FieldErrors */
export function assertKnownSessions(before: readonly Session[], inputs: readonly SessionInput[]): void {
  const open = new Set(before.map((session) => session.id));
  const problems = inputs.flatMap(({ id }, at) =>
    id === undefined || open.delete(id) ? [] : [problem(`sessions.${at}.id`, 'not_a_choice')],
  );
  if (problems.length > 0) throw new FieldErrors(problems);
}

/** Each meeting that begins before an earlier one has ended; one that is called off takes no time. */
function overlaps(sessions: readonly SessionInput[]): FieldProblem[] {
  const held = sessions.flatMap(({ start, end, cancelled }, at) => (cancelled ? [] : [{ start, end, at }]));
  held.sort((a, b) => a.start.getTime() - b.start.getTime() || a.at - b.at);
  let end = -Infinity;
  const found: number[] = [];
  for (const session of held) {
    if (session.start.getTime() < end) found.push(session.at);
    end = Math.max(end, session.end.getTime());
  }
  return found.sort((a, b) => a - b).map((at) => problem(`sessions.${at}.start`, 'overlaps'));
}
