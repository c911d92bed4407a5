import type { TrainingClass } from '../classes';
import { type Actor, isSelf, isStaffOf } from '../shared/actor';
import { derivedId } from '../shared/ids';
import type { Write } from '../platform/database';
import type { Outcome } from '../seating';
import type { Enrolment, EnrolmentStatus } from './enrolment';
import { Applied, Joined, NowWaiting, Reserved } from './enrolments.messages';
import { ApplicationMade, JoinedWaitingList, PlaceTaken } from './enrolments.facts';
import type { NewcomerTools } from './newcomer-tools';
import type { Party } from './party';

/** What staff say of somebody whom they enrol. */
export interface JoinOptions {
  /** No letter goes to the person about it. */
  readonly quiet?: boolean;
  /** They have decided about admission before: no application is made. */
  readonly admitted?: boolean;
}

/** Somebody about to join a class; the id is the operation's. */
export interface NewcomerInput extends JoinOptions {
  readonly actor: Actor;
  readonly id: string;
  readonly trainingClass: Pick<TrainingClass, 'id' | 'organisationId' | 'courseId'>;
  readonly party: Party;
  readonly personId: string;
  readonly subject: string;
  readonly free: boolean;
  readonly now: Date;
  readonly previousCertificate?: string | undefined;
  readonly recognised?: string | undefined;
  /** The criteria of the class that the person says are true. */
  readonly says?: readonly string[] | undefined;
  /** The block of seats that the place is named from. */
  readonly bookingId?: string | undefined;
}

/** The state that an outcome of the desk gives a newcomer; null for refusals. */
export function statusOf(outcome: Outcome): EnrolmentStatus | null {
  switch (outcome.result) {
    case 'seated':
      return 'enrolled';
    case 'held':
      return 'reserved';
    case 'waiting':
      return 'waiting';
    default:
      return null;
  }
}

/** The id of the person whom an operation makes, or of the n-th companion. */
export const personIdFor = (operationId: string, companion = 0): string =>
  derivedId(`person:${companion}`, operationId);

const AFTER: Partial<Record<EnrolmentStatus, { message: typeof Joined; fact: typeof PlaceTaken; verb: string }>> = {
  enrolled: { message: Joined, fact: PlaceTaken, verb: 'enrolments.joined' },
  reserved: { message: Reserved, fact: PlaceTaken, verb: 'enrolments.reserved' },
  waiting: { message: NowWaiting, fact: JoinedWaitingList, verb: 'enrolments.waiting' },
  applied: { message: Applied, fact: ApplicationMade, verb: 'enrolments.applied' },
};

/**
 * The records of somebody who joins: person, companions, enrolment, history, message, fact. They are made only once the desk has said
 * yes, so a refusal costs no sealing and no secret. Asked twice (the desk decides again after a lost race) they are the same.
 */
export class Newcomer {
  private made: Pick<Enrolment, 'nonce' | 'secretHash' | 'cardHash'> | undefined;

  constructor(
    private readonly tools: NewcomerTools,
    private readonly input: NewcomerInput,
  ) {}

  /** The enrolment in a state. */
  enrolment(status: EnrolmentStatus, reservedUntil?: Date | null): Enrolment {
    const { id, actor, trainingClass, party, personId, subject, free, now } = this.input;
    const { previousCertificate, bookingId, says } = this.input;
    this.made ??= this.tools.links.hashesFor(id);
    const helper = isStaffOf(actor, trainingClass.organisationId) ? { helpedBy: actor.accountId } : {};
    return {
      id,
      organisationId: trainingClass.organisationId,
      classId: trainingClass.id,
      courseId: trainingClass.courseId,
      personId,
      subject,
      status,
      seats: party.seats,
      companions: party.companions.map((_, at) => ({ n: at + 1, personId: personIdFor(id, at + 1) })),
      language: party.language,
      free,
      ...this.made,
      createdAt: now,
      changedAt: now,
      ...(reservedUntil ? { reservedUntil } : {}),
      ...helper,
      ...(previousCertificate === undefined ? {} : { previousCertificate }),
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(says === undefined || says.length === 0 ? {} : { says }),
    };
  }

  /** Everything to be written for a newcomer in this state. */
  writes(status: EnrolmentStatus, reservedUntil?: Date | null): Write[] {
    return [...this.records(status, reservedUntil), ...this.told(status)];
  }

  /** The same without history, message and fact, which another domain tells in its own words. */
  records(status: EnrolmentStatus, reservedUntil?: Date | null): Write[] {
    const { people, repository } = this.tools;
    const { id, party, personId, trainingClass } = this.input;
    const { organisationId } = trainingClass;
    const { language } = party;
    return [
      ...people.newPerson({ ...party, id: personId, organisationId }),
      ...party.companions.flatMap(({ fullName }, at) =>
        people.newPerson({ id: personIdFor(id, at + 1), organisationId, fullName, language }),
      ),
      repository.insertion(this.enrolment(status, reservedUntil)),
    ];
  }

  /** History, message and fact of having come into this state. */
  private told(status: EnrolmentStatus): Write[] {
    const { id, actor, trainingClass, party, recognised, quiet = false } = this.input;
    return arrivalWrites(
      this.tools,
      actor,
      { id, seats: party.seats, free: this.input.free, ...trainingIds(trainingClass) },
      status,
      { reason: recognised, quiet },
    );
  }
}

const trainingIds = (row: NewcomerInput['trainingClass']) => ({ organisationId: row.organisationId, classId: row.id });

/**
 * What is told when somebody comes into a state by joining or by being admitted; `again` tells the times apart when one comes back, `quiet`
 * leaves out the letter.
 */
export function arrivalWrites(
  tools: Pick<NewcomerTools, 'history' | 'notifications' | 'outbox'>,
  actor: Actor,
  enrolment: Pick<Enrolment, 'id' | 'organisationId' | 'classId' | 'seats' | 'free'>,
  status: EnrolmentStatus,
  {
    reason,
    again,
    quiet = false,
  }: { readonly reason?: string | undefined; readonly again?: Date; readonly quiet?: boolean } = {},
): Write[] {
  const after = AFTER[status];
  if (!after) return [];
  const { id, organisationId, classId, seats, free } = enrolment;
  return [
    ...tools.history.writes(actor, {
      organisationId,
      classId,
      subject: { kind: 'enrolment', id },
      verb: after.verb,
      facts: { seats, free },
      reason,
    }),
    ...(quiet
      ? []
      : tools.notifications.writes(
          after.message,
          { enrolmentId: id },
          { key: `${after.verb}:${id}${again ? `:${again.getTime()}` : ''}`, answer: isSelf(actor) },
        )),
    ...tools.outbox.factWrites(after.fact, { enrolmentId: id }),
  ];
}
