import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { Links } from '../platform/secrets';
import { Notifications } from '../notifications';
import { type ChangeOf, type LedgerChange, type SeatRecorder, SeatRecorders } from '../seating';
import { callWrite } from './call-write';
import { OfferLapsed, OfferRunningOut, OfferWithdrawn, SeatOffered } from './emails/messages';
import { KeepNumber } from './waitlist.jobs';
import { OFFER_LINK, type OfferState, reminderAt } from './offer';
import { type OfferRow, OFFERS } from './offer.schema';

const END: Readonly<Partial<Record<LedgerChange['change'], OfferState>>> = {
  accepted: 'accepted',
  declined: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
  // The party went to another group by its own wish; what that one has for it, it is told there.
  transferred: 'withdrawn',
};

/** An offer that is over, and the change that ended it. */
interface Ended {
  readonly id: string;
  readonly offerId: string;
  readonly by: LedgerChange['change'];
}

/** Writes offers, their messages and the call list in the transaction in which the ledger makes or ends an offer. */
@Injectable()
export class OfferRecorder implements SeatRecorder, OnModuleInit {
  readonly kind = 'offer';

  constructor(
    private readonly recorders: SeatRecorders,
    private readonly links: Links,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.recorders.register(this);
  }

  writes(changes: readonly LedgerChange[], { classId, now }: { classId: string; now: Date }): Write[] {
    return changes.flatMap((change) => {
      if (change.change === 'offered') return this.offered(change, classId, now);
      if (change.change === 'to_call') return [callWrite(classId, change.id, 'too_late', now)];
      if (change.change === 'prolonged') return [prolonged(change, now)];
      const state = END[change.change];
      return state && 'offerId' in change && change.offerId
        ? this.ended({ id: change.id, offerId: change.offerId, by: change.change }, state, classId, now)
        : [];
    });
  }

  private offered(change: ChangeOf<'offered'>, classId: string, now: Date): Write[] {
    const nonce = this.links.newNonce();
    const row: OfferRow = {
      _id: change.offerId,
      classId,
      enrolmentId: change.id,
      seats: change.seats,
      state: 'open',
      madeAt: now,
      until: change.until,
      messageFrom: change.messageFrom,
      nonce,
      secretHash: this.links.hash(this.links.secret(OFFER_LINK, change.offerId, nonce)),
    };
    const data = { offerId: change.offerId };
    const reminder = reminderAt(row);
    // Made in the night before an early class: quiet hours end after the offer does, so no SMS can tell of it in time.
    const untold = change.messageFrom >= change.until;
    return [
      { collection: OFFERS, insert: row },
      ...(untold ? [callWrite(classId, change.id, 'too_late', now)] : []),
      ...this.notifications.writes(SeatOffered, data, { key: `offer:${change.offerId}` }),
      ...(reminder
        ? this.notifications.writes(OfferRunningOut, data, { key: `offer-ends:${change.offerId}`, at: reminder })
        : []),
    ];
  }

  private ended(offer: Ended, state: OfferState, classId: string, now: Date): Write[] {
    const update: Write = {
      collection: OFFERS,
      filter: { _id: offer.offerId, state: 'open' },
      update: { $set: { state, answeredAt: now } },
    };
    const data = { offerId: offer.offerId };
    if (offer.by === 'transferred') return [update];
    if (state === 'withdrawn') {
      const taken = this.notifications.writes(OfferWithdrawn, data, { key: `offer-withdrawn:${offer.offerId}` });
      return [update, ...taken];
    }
    if (state !== 'expired') return [update];
    const lapsed = this.notifications.writes(OfferLapsed, data, { key: `offer-lapsed:${offer.offerId}` });
    // Who was silent is asked once more, by a person.
    return [
      update,
      callWrite(classId, offer.id, 'silent', now),
      ...this.outbox.jobWrites(KeepNumber, { enrolmentId: offer.id }),
      ...lapsed,
    ];
  }
}

function prolonged({ offerId, until }: ChangeOf<'prolonged'>, now: Date): Write {
  return { collection: OFFERS, filter: { _id: offerId, state: 'open' }, update: { $set: { until, prolongedAt: now } } };
}
