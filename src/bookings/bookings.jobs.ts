import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InvoicePaymentsChanged } from '../billing';
import { ClassCancelled, ClassChanged, ClassFinished } from '../classes';
import { PartyShrunk, PlaceGivenBack, PlaceTaken } from '../enrolments';
import { Jobs } from '../platform/outbox';
import { Acceptance } from './acceptance.service';
import { BookedClassNews } from './booked-class-news.service';
import { BookingPapers } from './booking-papers.service';
import { FinishAcceptance, RebillBooking, WithdrawPapers } from './bookings.job-types';
import { Bookings } from './bookings.service';
import { CitizenPapers } from './citizen-papers.service';

/** Binds the jobs of bookings, and what follows for them from what happens elsewhere. */
@Injectable()
export class BookingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly acceptance: Acceptance,
    private readonly papers: BookingPapers,
    private readonly citizens: CitizenPapers,
    private readonly bookings: Bookings,
    private readonly news: BookedClassNews,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FinishAcceptance, ({ quoteId }) => this.acceptance.finishByItself(quoteId));
    this.jobs.on(InvoicePaymentsChanged, 'bookings.follow-payments', ({ invoiceId }) =>
      this.papers.paymentsChanged(invoiceId),
    );
    this.jobs.handle(RebillBooking, ({ bookingId }) => this.papers.rebill(bookingId));
    this.jobs.handle(WithdrawPapers, ({ bookingId }) => this.papers.withdraw(bookingId));
    this.jobs.on(InvoicePaymentsChanged, 'bookings.follow-places', ({ invoiceId }) =>
      this.citizens.paymentsChanged(invoiceId),
    );
    this.jobs.on(ClassCancelled, 'bookings.unbill-cancelled', ({ classId }) => this.citizens.classCancelled(classId));
    this.jobs.on(PlaceTaken, 'bookings.bill-place', ({ enrolmentId }) => this.citizens.held(enrolmentId));
    this.jobs.on(PartyShrunk, 'bookings.rebill-party', ({ enrolmentId }) => this.citizens.shrunk(enrolmentId));
    this.jobs.on(PlaceGivenBack, 'bookings.unbill-place', ({ enrolmentId }) => this.citizens.givenBack(enrolmentId));
    this.jobs.on(ClassCancelled, 'bookings.end-cancelled', ({ classId }) => this.bookings.classCancelled(classId));
    this.jobs.on(ClassChanged, 'bookings.tell-changed', (fact) => this.news.changed(fact));
    this.jobs.on(ClassFinished, 'bookings.end-held', ({ classId }) => this.bookings.classFinished(classId));
  }
}
