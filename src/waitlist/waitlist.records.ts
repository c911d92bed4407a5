import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Write } from '../platform/database';
import { Clock } from '../platform/clock';
import { Outbox } from '../platform/outbox';
import { type Enrolment, Joined, PlaceTaken, Reserved } from '../enrolments';
import { History } from '../history';
import { Notifications, type Occasion } from '../notifications';
import type { Outcome } from '../seating';
import type { Offer, OfferedPlace } from './offer';
import { WaitlistRepository } from './waitlist.repository';

/** What is written beside the ledger when an offer is answered: history, numbers kept, messages. Pure, since the desk may call it again. */
@Injectable()
export class WaitlistRecords {
  constructor(
    readonly repository: WaitlistRepository,
    private readonly history: History,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `self`: the party says yes by itself at this moment. */
  accepted(actor: Actor, { enrolment, offer }: OfferedPlace, as: 'place' | 'hold', self: boolean): Write[] {
    return [
      ...this.line(actor, enrolment, as === 'hold' ? 'waitlist.accepted-unpaid' : 'waitlist.accepted', offer.seats),
      ...this.told(enrolment.id, as, { key: `waitlist.accepted:${offer.id}`, answer: self }),
      this.repository.markCalled(enrolment.id, offer.madeAt),
    ];
  }

  declined(actor: Actor, enrolment: Enrolment, offer: Offer, keepNumber: boolean, now: Date): Write[] {
    return [
      ...this.line(actor, enrolment, keepNumber ? 'waitlist.declined-kept' : 'waitlist.declined', offer.seats),
      ...(keepNumber ? [this.repository.keepNumber(enrolment.courseId, enrolment.subject, now)] : []),
      this.repository.markCalled(enrolment.id, now),
    ];
  }

  prolonged(actor: Actor, enrolment: Enrolment, offer: Offer): Write[] {
    return this.line(actor, enrolment, 'waitlist.prolonged', offer.seats);
  }

  /** The office called a waiting party, and it said yes. */
  seatedByPhone(actor: Actor, enrolment: Enrolment, outcome: Outcome): Write[] {
    if (outcome.repeat || (outcome.result !== 'seated' && outcome.result !== 'held')) return [];
    return [
      ...this.line(actor, enrolment, 'waitlist.seated-by-phone', enrolment.seats),
      ...this.told(enrolment.id, outcome.result === 'held' ? 'hold' : 'place', {
        key: `waitlist.seated:${enrolment.id}`,
      }),
      this.repository.markCalled(enrolment.id, this.clock.now()),
    ];
  }

  private told(enrolmentId: string, as: 'place' | 'hold', occasion: Occasion): Write[] {
    return [
      ...this.notifications.writes(as === 'hold' ? Reserved : Joined, { enrolmentId }, occasion),
      ...this.outbox.factWrites(PlaceTaken, { enrolmentId }),
    ];
  }

  private line(actor: Actor, enrolment: Enrolment, verb: string, seats: number): Write[] {
    const { organisationId, classId, id } = enrolment;
    return this.history.writes(actor, {
      organisationId,
      classId,
      subject: { kind: 'enrolment', id },
      verb,
      facts: { seats },
    });
  }
}
