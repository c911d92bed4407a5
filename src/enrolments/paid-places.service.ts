import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Notifications } from '../notifications';
import { History } from '../history';
import { SeatDesk } from '../seating';
import { Paid } from './enrolments.messages';
import { EnrolmentsRepository } from './enrolments.repository';

/** Makes an unpaid hold a place once its money is there. */
@Injectable()
export class PaidPlaces {
  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly desk: SeatDesk,
    private readonly history: History,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Once more, and for a place that was given back meanwhile, it does nothing. Who was moved to another group has the place there. The
   * person is told.
   */
  async paid(actor: Actor, enrolmentId: string): Promise<void> {
    const enrolment = await this.repository.find(enrolmentId);
    if (!enrolment) return;
    if (enrolment.transferredTo !== undefined) return this.paid(actor, enrolment.transferredTo);
    const { id, organisationId, classId, seats } = enrolment;
    await this.desk.submit({
      classId,
      command: { type: 'confirm', id },
      writes: (outcome) =>
        outcome.result === 'seated' && !outcome.repeat
          ? [
              ...this.history.writes(actor, {
                organisationId,
                classId,
                subject: { kind: 'enrolment', id },
                verb: 'enrolments.paid',
                facts: { seats },
              }),
              ...this.notifications.writes(Paid, { enrolmentId: id }, { key: `${Paid.name}:${id}` }),
            ]
          : [],
    });
  }
}
