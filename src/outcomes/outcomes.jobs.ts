import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InvoiceEnded, InvoicePaymentsChanged } from '../billing';
import { ClassBookings, SOLD, WorkshopSettled } from '../bookings';
import { Enrolments } from '../enrolments';
import { Jobs } from '../platform/outbox';
import { ClassAccounts } from './class-money.service';

/** What follows for the ledger from payments elsewhere. */
@Injectable()
export class OutcomesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly bookings: ClassBookings,
    private readonly enrolments: Enrolments,
    private readonly accounts: ClassAccounts,
  ) {}

  onModuleInit(): void {
    this.jobs.on(InvoicePaymentsChanged, 'outcomes.count-payment', ({ subject }) => this.follow(subject));
    this.jobs.on(InvoiceEnded, 'outcomes.count-ended', ({ subject }) => this.follow(subject));
    this.jobs.on(WorkshopSettled, 'outcomes.count-workshop', ({ classId }) => this.accounts.recount(classId));
  }

  private async follow({ kind, id }: { readonly kind: string; readonly id: string }): Promise<void> {
    const classId =
      kind === SOLD.booking
        ? await this.bookings.classOf(id)
        : kind === SOLD.place
          ? (await this.enrolments.find(id))?.classId
          : undefined;
    if (classId !== undefined) await this.accounts.recount(classId);
  }
}
