import { Injectable } from '@nestjs/common';
import type { Invoice } from '../billing';
import { Classes, type TrainingClass } from '../classes';
import { type Organisation, Organisations } from '../organisations';
import { People, type Person } from '../people';
import { SeatDesk } from '../seating';
import { type Course, Tracks } from '../tracks';
import { type Booking, type Terms, termsOf } from './booking';
import { BookingPapers } from './booking-papers.service';
import { BookingsRepository } from './bookings.repository';
import { currentQuote, type Quote } from './quote';
import type { QuoteRequest } from './quote-request';
import { QuotesRepository } from './quotes.repository';

/** All of a sale: what was asked for, offered, booked and billed. */
export interface Sale {
  readonly request: QuoteRequest;
  readonly organisation: Organisation;
  readonly course: Course;
  /** The course that its people must have completed; undefined where anybody may begin. */
  readonly lower: Course | undefined;
  readonly trainingClass: TrainingClass | undefined;
  readonly contact: Person | undefined;
  /** All of them, the newest first, for who sells. */
  readonly quotes: readonly Quote[];
  /** The one that counts now; a draft is for who sells alone. */
  readonly quote: Quote | undefined;
  readonly booking: Booking | undefined;
  readonly terms: Terms;
  /** How many seats of the class a company could have now; undefined without a class. */
  readonly available: number | undefined;
  /** The oldest first. */
  readonly invoices: readonly Invoice[];
}

/** What a sale is read with beside its own records. */
@Injectable()
export class SaleThings {
  constructor(
    readonly organisations: Organisations,
    readonly tracks: Tracks,
    readonly classes: Classes,
    readonly people: People,
    readonly desk: SeatDesk,
  ) {}
}

/** Reads sales as a whole, for pages and letters. Who may is asked by the caller. */
@Injectable()
export class Sales {
  constructor(
    private readonly things: SaleThings,
    private readonly quotes: QuotesRepository,
    private readonly bookings: BookingsRepository,
    private readonly papers: BookingPapers,
  ) {}

  async of(request: QuoteRequest): Promise<Sale> {
    const { id, organisationId, courseId, contactId } = request;
    const [organisation, course, people, quotes, booking] = await Promise.all([
      this.things.organisations.get(organisationId),
      this.things.tracks.getCourse(courseId),
      this.things.people.list(organisationId, [contactId]),
      this.quotes.listOf(id),
      this.bookings.findOfRequest(id),
    ]);
    const quote = currentQuote(quotes);
    const classId = booking ? booking.classId : (quote?.classId ?? request.classId);
    const [trainingClass, invoices, lower, room] = await Promise.all([
      classId === undefined ? undefined : this.things.classes.getOwn(organisationId, classId),
      booking ? this.papers.listOf(booking) : [],
      this.things.tracks.courseBefore(course),
      this.room(classId === undefined ? [] : [classId]),
    ]);
    return {
      ...{ request, organisation, course, trainingClass, quotes, quote, invoices },
      lower: lower ?? undefined,
      available: classId === undefined ? undefined : room.get(classId),
      contact: people.get(contactId),
      booking: booking ?? undefined,
      terms: termsOf(trainingClass?.startsAt, booking?.namesUntil),
    };
  }

  /** How many seats of each class a company could have now: none where people wait. */
  async room(classIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = await this.things.desk.counts([...classIds]);
    return new Map([...counts].map(([id, { free, waiting }]) => [id, waiting > 0 ? 0 : Math.max(0, free)]));
  }
}
