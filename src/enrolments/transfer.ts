import { type DomainError, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import type { Outcome, SeatCommand, SeatLedger } from '../seating';
import type { Enrolment } from './enrolment';
import { AlreadyInClassError, ClassClosedError, ListFullError, NoRoomError } from './enrolments.errors';

/** The enrolment that somebody gets in another class: the same however often the move is asked for. */
export const transferId = (enrolmentId: string, classId: string): string =>
  derivedId(`transfer:${classId}`, enrolmentId);

/** Whether somebody waits there, who would be passed. */
export const somebodyWaits = (ledger: SeatLedger | null): boolean => (ledger?.queue.length ?? 0) > 0;

/** How the party comes into the other class: who sits with what was promised, who waits like a newcomer. */
export function commandFor(
  { status, subject, seats, free, reservedUntil }: Enrolment,
  id: string,
  toPay: boolean,
): SeatCommand {
  const party = { id, subject, seats, free };
  if (status === 'enrolled') return { type: 'transferIn', ...party, as: 'place' };
  if (status === 'reserved')
    return { type: 'transferIn', ...party, as: 'hold', ...(reservedUntil ? { until: reservedUntil } : {}) };
  return { type: toPay ? 'hold' : 'take', ...party, ifFull: 'wait' };
}

/** Why the other class does not take the party. */
export function refusalOf(outcome: Outcome): DomainError {
  switch (outcome.result) {
    case 'full':
      return new NoRoomError(outcome.available);
    case 'list_full':
      return new ListFullError(outcome.max);
    case 'already':
      return new AlreadyInClassError();
    case 'not_found':
      return new NotFoundError('class');
    default:
      return new ClassClosedError();
  }
}
