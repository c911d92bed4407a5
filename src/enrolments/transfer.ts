import { type DomainError, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import type { HistoryEntry } from '../history';
import type { Outcome, SeatCommand, SeatLedger } from '../seating';
import type { Enrolment, EnrolmentStatus } from './enrolment';
import { AlreadyInClassError, ClassClosedError, ListFullError, NoRoomError } from './enrolments.errors';

/** The enrolment that somebody gets in another class: the same however often the move is asked for. */
export const transferId = (enrolmentId: string, classId: string): string =>
  derivedId(`transfer:${classId}`, enrolmentId);

/** The same person, party and promises in another class, whose criteria are its own; the links are still to be made. */
export function copyOf(
  from: Enrolment,
  there: { readonly id: string; readonly classId: string; readonly status: EnrolmentStatus; readonly now: Date },
): Omit<Enrolment, 'nonce' | 'secretHash' | 'cardHash'> {
  const { offer: _offer, reservedUntil: _until, transferredTo: _to, says: _says, met: _met, ...kept } = from;
  const { now, ...place } = there;
  return { ...kept, ...place, createdAt: now, changedAt: now };
}

/** Whether somebody waits there, who would be passed. */
export const somebodyWaits = (ledger: SeatLedger | null): boolean => (ledger?.queue.length ?? 0) > 0;

/** The line of the history on which the party leaves the old class. */
export const movedOut = ({ id, organisationId, classId, seats }: Enrolment, reason?: string): HistoryEntry => ({
  organisationId,
  classId,
  subject: { kind: 'enrolment', id },
  verb: 'enrolments.moved-out',
  facts: { seats },
  reason,
});

/** How the party comes into the other class: who sits with what was promised, who waits like a newcomer; with a priority, into the line. */
export function commandFor(
  { status, subject, seats, free, reservedUntil }: Enrolment,
  id: string,
  toPay: boolean,
  priority?: number,
): SeatCommand {
  const party = { id, subject, seats, free };
  if (status === 'enrolled') return { type: 'transferIn', ...party, as: 'place' };
  if (status === 'reserved')
    return { type: 'transferIn', ...party, as: 'hold', ...(reservedUntil ? { until: reservedUntil } : {}) };
  if (priority !== undefined) return { type: 'join', ...party, priority };
  return { type: toPay ? 'hold' : 'take', ...party, ifFull: 'wait' };
}

/** How a party that sits comes into a group from which another of its size goes. */
export function exchangeFor(from: Enrolment, id: string): SeatCommand {
  const command = commandFor(from, id, false);
  return command.type === 'transferIn' ? { ...command, over: true } : command;
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
