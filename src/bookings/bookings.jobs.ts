import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InvoicePaymentsChanged } from '../billing';
import { ClassCancelled, ClassFinished } from '../classes';
import { Jobs } from '../platform/outbox';
import { Acceptance } from './acceptance.service';
import { BookingPapers } from './booking-papers.service';
import { FinishAcceptance } from './bookings.job-types';
import { Bookings } from './bookings.service';

/** Binds the jobs of bookings, and what follows for them from what happens elsewhere. */
@Injectable()
export class BookingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly acceptance: Acceptance,
    private readonly papers: BookingPapers,
    private readonly bookings: Bookings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FinishAcceptance, ({ quoteId }) => this.acceptance.finishByItself(quoteId));
    this.jobs.on(InvoicePaymentsChanged, 'bookings.follow-payments', ({ invoiceId }) =>
      this.papers.paymentsChanged(invoiceId),
    );
    this.jobs.on(ClassCancelled, 'bookings.end-cancelled', ({ classId }) => this.bookings.classCancelled(classId));
    this.jobs.on(ClassFinished, 'bookings.end-held', ({ classId }) => this.bookings.classFinished(classId));
  }
}
