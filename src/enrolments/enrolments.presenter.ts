import type { TrainingClass } from '../classes';
import { given } from '../shared/given';
import type { EnrolmentLinks } from './enrolment-links';
import { type Enrolment, isOverdue } from './enrolment';
import type { RosterEntry } from './enrolments.service';
import type { PlaceNow } from './places.service';
import type { RefusalText } from './refusal-words';

/** An enrolment as the API shows it, without the class and without what opens the own page. */
export function enrolmentJson(enrolment: Enrolment, position: number | null = null): object {
  const { id, status, seats, offer, reservedUntil, free, reason, transferredTo } = enrolment;
  return {
    id,
    status,
    seats,
    position: status === 'waiting' ? position : null,
    offer: status === 'offered' && offer ? { id: offer.id, until: offer.until } : null,
    reservedUntil: status === 'reserved' ? (reservedUntil ?? null) : null,
    free,
    ...(reason === undefined ? {} : { reason }),
    ...(transferredTo === undefined ? {} : { transferredTo }),
  };
}

/** What opens the own page: for its holder and for the office alone. */
export function linkJson(enrolment: Enrolment, links: EnrolmentLinks): object {
  return { placeUrl: links.placeUrl(enrolment), secret: links.secretOf(enrolment) };
}

/** The whole of an enrolment at this moment. */
export function placeJson(
  { enrolment, position }: PlaceNow,
  entry: RosterEntry,
  { trainingClass, refusal }: { readonly trainingClass: TrainingClass; readonly refusal: RefusalText | undefined },
  now: Date,
): object {
  return {
    ...enrolmentJson(enrolment, position),
    ...(isOverdue(enrolment, now) ? { overdue: true } : {}),
    personId: enrolment.personId,
    callName: entry.person?.callName ?? '',
    companions: [...entry.companions].map(([companion, { callName }]) => ({ companion, callName })),
    language: enrolment.language,
    createdAt: enrolment.createdAt,
    ...(refusal === undefined ? {} : { refusal: given(refusal) }),
    class: classJson(trainingClass),
  };
}

/** A line of the roster: call names only. */
export function rosterJson({ enrolment, person, companions }: RosterEntry, now: Date): object {
  const { id, status, seats, language, free, createdAt, reservedUntil } = enrolment;
  return {
    enrolmentId: id,
    personId: enrolment.personId,
    callName: person?.callName ?? '',
    fullName: person?.fullName ?? '',
    seats,
    companions: [...companions].map(([companion, one]) => ({
      companion,
      personId: one.id,
      callName: one.callName,
      fullName: one.fullName,
    })),
    status,
    language,
    free,
    ...(person?.needs === undefined ? {} : { needs: person.needs }),
    ...(status === 'reserved' ? { reservedUntil, overdue: isOverdue(enrolment, now) } : {}),
    createdAt,
  };
}

function classJson({
  id,
  code,
  courseId,
  state,
  town,
  venue,
  timeZone,
  startsAt,
  endsAt,
  sessions,
}: TrainingClass): object {
  return {
    id,
    code,
    courseId,
    state,
    town,
    venue,
    timeZone,
    startsAt,
    endsAt,
    sessions: sessions.map((session) => ({ ...session })),
  };
}
