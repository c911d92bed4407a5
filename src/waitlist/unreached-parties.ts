import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Enrolments, NowWaiting } from '../enrolments';
import { Notifications } from '../notifications';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { callWrite } from './call-write';
import { OfferWithdrawn, SeatOffered } from './emails/messages';
import { WaitlistRepository } from './waitlist.repository';

/** Puts waiting parties on the call list whom no message about their number or their offer reaches. */
@Injectable()
export class UnreachedParties implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly repository: WaitlistRepository,
    private readonly enrolments: Enrolments,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.notifications.whenUnreached(SeatOffered, ({ offerId }) => this.callAbout(offerId));
    this.notifications.whenUnreached(OfferWithdrawn, ({ offerId }) => this.callAbout(offerId));
    this.notifications.whenUnreached(NowWaiting, async ({ enrolmentId }, code) => {
      // Whoever stopped messages has chosen to hear nothing of the number; it stands on the own page.
      if (code !== 'sms_off') return;
      const { classId, createdAt } = await this.enrolments.get(enrolmentId);
      await this.call(classId, enrolmentId, createdAt);
    });
  }

  private async callAbout(offerId: string): Promise<void> {
    const offer = await this.repository.findOffer(offerId);
    if (offer) await this.call(offer.classId, offer.enrolmentId, offer.answeredAt ?? offer.madeAt);
  }

  /** Once for what happened at that time: a call that is due already stays as it is, and one made since is not made again. */
  private async call(classId: string, enrolmentId: string, happenedAt: Date): Promise<void> {
    const known = await this.repository.findCall(enrolmentId);
    if (known && (known.doneAt === undefined || known.doneAt >= happenedAt)) return;
    await this.db.inTransaction((tx) => tx.write(callWrite(classId, enrolmentId, 'unreached', this.clock.now())));
  }
}
