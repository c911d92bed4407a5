import type { Write } from '../platform/database';
import type { LedgerChange, SeatRecorder } from '../seating';
import { ACTIVE, type EnrolmentReason, type EnrolmentStatus } from './enrolment';
import { ENROLMENTS } from './enrolment.schema';

type Fields = Record<string, unknown>;

/** What a record becomes: fields to set and to drop. */
interface Move {
  readonly status: EnrolmentStatus;
  readonly set?: Fields;
  readonly drop?: readonly string[];
}

const over = (status: EnrolmentStatus, reason?: EnrolmentReason): Move => ({
  status,
  ...(reason ? { set: { reason } } : {}),
  drop: ['offer', 'reservedUntil'],
});

/**
 * What the desk's changes mean for enrolments. A newcomer's record comes with the command that brings it, so places, holds and
 * numbers without `was` are not written here. Why somebody left is said by the command too.
 */
function moveOf(change: LedgerChange): Move | undefined {
  switch (change.change) {
    case 'placed':
      return change.was ? { status: 'enrolled', drop: ['offer', 'reservedUntil'] } : undefined;
    case 'held':
      return change.was ? { status: 'reserved', set: { reservedUntil: change.until }, drop: ['offer'] } : undefined;
    case 'offered':
    case 'prolonged':
      return { status: 'offered', set: { offer: { id: change.offerId, until: change.until } } };
    case 'accepted':
      return change.as === 'hold'
        ? { status: 'reserved', set: { reservedUntil: change.until }, drop: ['offer'] }
        : { status: 'enrolled', drop: ['offer', 'reservedUntil'] };
    case 'declined':
      return over('cancelled', 'offer_refused');
    case 'expired':
      return over('cancelled', 'offer_expired');
    case 'withdrawn':
      return { status: 'waiting', drop: ['offer'] };
    case 'released':
    case 'left':
      return over('cancelled');
    case 'unassigned':
      return over('cancelled', 'name_removed');
    case 'transferred':
      return over('transferred');
    default:
      return undefined;
  }
}

function writesOf(change: LedgerChange, now: Date): Write[] {
  const filter = { _id: change.id };
  if (change.change === 'made_free' || change.change === 'made_paid') {
    return [
      { collection: ENROLMENTS, filter, update: { $set: { free: change.change === 'made_free', changedAt: now } } },
    ];
  }
  if (change.change === 'swapped') {
    return [{ collection: ENROLMENTS, filter, update: { $set: { subject: change.subject, changedAt: now } } }];
  }
  if (change.change === 'shrunk') {
    return [{ collection: ENROLMENTS, filter, update: { $set: { seats: change.seats, changedAt: now } } }];
  }
  // Somebody may pay after the course is over: a result stays a result.
  if (change.change === 'confirmed') {
    const seated = { _id: change.id, status: 'reserved' };
    return [
      { collection: ENROLMENTS, filter: seated, update: { $set: { status: 'enrolled', changedAt: now } } },
      { collection: ENROLMENTS, filter, update: { $unset: { reservedUntil: '' } } },
    ];
  }
  const move = moveOf(change);
  if (!move) return [];
  const active = ACTIVE.includes(move.status);
  const drop = [...(move.drop ?? []), ...(active ? [] : ['active'])];
  const update = {
    $set: { status: move.status, ...move.set, ...(active ? { active: true } : {}), changedAt: now },
    ...(drop.length > 0 ? { $unset: Object.fromEntries(drop.map((field) => [field, ''])) } : {}),
  };
  return [{ collection: ENROLMENTS, filter, update }];
}

/** Keeps the state of enrolments in step with the ledger, in the ledger's own transaction. */
export const enrolmentRecorder: SeatRecorder = {
  kind: 'enrolment',
  writes: (changes, { now }) => changes.flatMap((change) => writesOf(change, now)),
};
