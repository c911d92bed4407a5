import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../shared/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Classes, type TrainingClass } from '../classes';
import {
  Admissions,
  assertCanRead,
  assertOffice,
  ClassContexts,
  type EnrolmentStatus,
  Enrolments,
  hasToPay,
  NoRoomError,
} from '../enrolments';
import type { Listed } from '../shared/listing';
import { SeatDesk } from '../seating';
import type { Call, Offer } from './offer';
import { partOf, type Placed, type WaitingParty } from './waiting-party';
import type { WaitlistQuery } from './waitlist.forms';
import { WaitlistRecords } from './waitlist.records';

/** Above everybody who is new, below whom staff moves up further. */
const KEPT_NUMBER_PRIORITY = 1;

/** The list as staff sees it, the call list, and the numbers that people kept from an earlier class. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly records: WaitlistRecords,
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly contexts: ClassContexts,
    private readonly desk: SeatDesk,
    private readonly db: Database,
  ) {}

  /** Those with an open offer, then those in line, in the ledger's order. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, classIdOrCode: string, { after, limit }: WaitlistQuery): Promise<Listed<WaitingParty>> {
    const trainingClass = await this.classes.get(classIdOrCode);
    assertCanRead(actor, trainingClass);
    const ledger = await this.desk.read(trainingClass.id);
    if (!ledger) return { items: [], next: null };
    const offered = ledger.holders.flatMap(({ id: enrolmentId, seats, free, offer, until }): Placed[] => {
      if (!offer || !until) return [];
      const { offerId, number, priority } = offer;
      const party = { enrolmentId, position: null, seats, free, priority, offer: { id: offerId, until } };
      return [{ at: [0, number, 0], party }];
    });
    const inLine = ledger.queue.map(({ id: enrolmentId, seats, priority, free, seq }, index): Placed => ({
      at: [1, -priority, seq],
      party: { enrolmentId, position: index + 1, seats, free, priority, offer: null },
    }));
    return partOf([...offered, ...inLine], after, limit);
  }

  /** Whom the office is to call about a class. @throws NotFoundError, ForbiddenError */
  calls(actor: Actor, trainingClass: Pick<TrainingClass, 'id' | 'organisationId' | 'instructorIds'>): Promise<Call[]> {
    assertCanRead(actor, trainingClass);
    return this.records.repository.listCalls(trainingClass.id);
  }

  /**
   * What waits for the office in classes of an organisation: open offers, the first to end in front, and calls.
   * @throws NotFoundError, ForbiddenError
   */
  async todo(
    actor: Actor,
    organisationId: string,
    classIds: readonly string[],
  ): Promise<{ offers: readonly Offer[]; calls: readonly Call[] }> {
    assertOffice(actor, { organisationId });
    const { repository } = this.records;
    const [offers, calls] = await Promise.all([
      repository.listOpenOffersOfClasses(classIds),
      repository.listCallsOfClasses(classIds),
    ]);
    return { offers, calls };
  }

  /** Ticks a call off, whatever came of it. */
  async markCalled(actor: Actor, enrolmentId: string, now: Date): Promise<void> {
    const enrolment = await this.enrolments.get(enrolmentId);
    assertOffice(actor, enrolment);
    await this.db.inTransaction((tx) => tx.write(this.records.repository.markCalled(enrolmentId, now)));
  }

  /** Seats a party that said yes on the phone, when the room is there. @throws DomainError 409 class_full */
  async seatCalled(actor: Actor, enrolmentId: string): Promise<void> {
    const enrolment = await this.enrolments.get(enrolmentId);
    assertOffice(actor, enrolment);
    const { course } = await this.contexts.get(enrolment.classId);
    const as = hasToPay(course, enrolment.free) ? 'hold' : 'place';
    const outcome = await this.desk.submit({
      classId: enrolment.classId,
      command: { type: 'seat', id: enrolmentId, as },
      writes: (decided) => this.records.seatedByPhone(actor, enrolment, decided),
    });
    if (outcome.result === 'seated' || outcome.result === 'held') return;
    const available = outcome.result === 'full' ? outcome.available : 0;
    throw new NoRoomError(available);
  }
}

/** Those whom a cancelled class had, before or after they were told. */
const CALLED_OFF: readonly EnrolmentStatus[] = ['enrolled', 'reserved', 'waiting', 'offered', 'cancelled'];

/** Puts people who kept a number before new ones when they wait for another class of the course. */
@Injectable()
export class KeptNumbers {
  constructor(
    private readonly records: WaitlistRecords,
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly admissions: Admissions,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps the number of somebody who did not answer. */
  async keep(enrolmentId: string): Promise<void> {
    const { courseId, subject } = await this.enrolments.get(enrolmentId);
    await this.db.inTransaction((tx) =>
      tx.write(this.records.repository.keepNumber(courseId, subject, this.clock.now())),
    );
  }

  /** Keeps the numbers of all whose class was called off: in the next group of the course they stand before new people. */
  async keepAll(classId: string): Promise<void> {
    const { organisationId } = await this.classes.get(classId);
    const everybody = await this.enrolments.listOfClass(organisationId, classId, CALLED_OFF);
    const freed = everybody.filter(({ status, reason }) => status !== 'cancelled' || reason === 'class_cancelled');
    const writes = freed.map(({ courseId, subject }) =>
      this.records.repository.keepNumber(courseId, subject, this.clock.now()),
    );
    if (writes.length > 0) await this.db.inTransaction((tx) => tx.write(...writes));
  }

  /** Uses a kept number for this enrolment, once. */
  async use(enrolmentId: string): Promise<void> {
    const enrolment = await this.enrolments.get(enrolmentId);
    if (enrolment.status !== 'waiting') return;
    const kept = await this.records.repository.findKeptNumber(enrolment.courseId, enrolment.subject);
    if (!kept) return;
    await this.admissions.prioritise(systemActor('kept-number'), enrolmentId, {
      priority: KEPT_NUMBER_PRIORITY,
      reason: 'kept_number',
    });
    await this.db.inTransaction((tx) => tx.write(this.records.repository.markNumberUsed(kept._id, this.clock.now())));
  }
}
