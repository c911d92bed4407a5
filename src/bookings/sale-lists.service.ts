import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { Day } from '../shared/days';
import { type Leaf, leafAt, type Turn } from '../shared/leaf';
import { InvoicesService, OfficeDay } from '../billing';
import { BOOKING_SUBJECT } from './booking-papers.service';
import { mustSell } from './bookings.policy';
import { BookingsRepository } from './bookings.repository';
import { currentQuote } from './quote';
import { type QuoteRequest, SALE_PARTS, type SalePart } from './quote-request';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { QuotesRepository } from './quotes.repository';
import { type Sale, SaleThings } from './sales.service';

/** More that press are not one day's work. */
const MOST_PRESSING = 50;

/** A sale as lists show it. */
export type SaleLine = Pick<Sale, 'request' | 'organisation' | 'course' | 'trainingClass' | 'quote' | 'booking'>;

/** A booking that should have been paid. */
export interface UnpaidSale {
  readonly request: QuoteRequest;
  readonly dueOn: Day;
}

/** What a list of sales is read from. */
@Injectable()
export class SaleRecords {
  constructor(
    readonly requests: QuoteRequestsRepository,
    readonly quotes: QuotesRepository,
    readonly bookings: BookingsRepository,
  ) {}
}

/** The sales of an organisation in lists: each page in the same number of queries, however many there are. */
@Injectable()
export class SaleLists {
  constructor(
    private readonly records: SaleRecords,
    private readonly things: SaleThings,
    private readonly invoices: InvoicesService,
    private readonly days: OfficeDay,
  ) {}

  /** How many there are of each part. @throws ForbiddenError */
  async counts(actor: StaffActor): Promise<Record<SalePart, number>> {
    mustSell(actor, actor);
    const counts = await Promise.all(
      SALE_PARTS.map(async (part) => [part, await this.records.requests.count(actor.organisationId, part)] as const),
    );
    return Object.fromEntries(counts) as Record<SalePart, number>;
  }

  /** A page of one part. @throws ForbiddenError */
  async page(actor: StaffActor, part: SalePart, turn: Turn, limit: number): Promise<Leaf<SaleLine>> {
    mustSell(actor, actor);
    const { organisationId } = actor;
    const leaf = await leafAt(turn, (one) => this.records.requests.page(organisationId, part, one, limit));
    return { ...leaf, items: await this.lines(organisationId, leaf.items) };
  }

  /** Those to which the office has the next word, who waits longest first; at most 50. @throws ForbiddenError */
  async waiting(actor: StaffActor): Promise<readonly QuoteRequest[]> {
    mustSell(actor, actor);
    return (await this.records.requests.page(actor.organisationId, 'waiting', {}, MOST_PRESSING)).items;
  }

  /** Bookings that hold their seats and should have been paid before today, the longest first; at most 50. @throws ForbiddenError */
  async unpaid(actor: StaffActor): Promise<UnpaidSale[]> {
    mustSell(actor, actor);
    const { organisationId } = actor;
    const today = await this.days.of(actor);
    const papers = await this.invoices.overdueOf(organisationId, BOOKING_SUBJECT, today, MOST_PRESSING);
    const bookings = await this.records.bookings.listReserved(papers.map(({ subject }) => subject.id));
    const requests = await this.records.requests.listByIds(
      organisationId,
      bookings.map(({ requestId }) => requestId),
    );
    return papers.flatMap(({ subject, dueOn }) => {
      const booking = bookings.find(({ id }) => id === subject.id);
      const request = requests.find(({ id }) => id === booking?.requestId);
      return request && dueOn ? [{ request, dueOn }] : [];
    });
  }

  private async lines(organisationId: string, requests: readonly QuoteRequest[]): Promise<SaleLine[]> {
    const ids = requests.map(({ id }) => id);
    const [organisation, courses, quotes, bookings] = await Promise.all([
      this.things.organisations.get(organisationId),
      this.things.tracks.mapCourses(requests.map(({ courseId }) => courseId)),
      this.records.quotes.listOfAll(ids),
      this.records.bookings.listOfRequests(ids),
    ]);
    const found = requests.map((request) => {
      const quote = currentQuote(quotes.filter(({ requestId }) => requestId === request.id));
      const booking = bookings.find(({ requestId }) => requestId === request.id);
      const classId = booking ? booking.classId : (quote?.classId ?? request.classId);
      return { request, quote, booking, classId };
    });
    const classes = await this.things.classes.mapClasses(found.flatMap(({ classId }) => classId ?? []));
    return found.flatMap(({ request, quote, booking, classId }) => {
      const course = courses.get(request.courseId);
      const trainingClass = classId === undefined ? undefined : classes.get(classId);
      return course ? [{ request, organisation, course, trainingClass, quote, booking }] : [];
    });
  }
}
