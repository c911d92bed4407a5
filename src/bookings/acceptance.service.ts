import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { isDuplicateKey, type Write } from '../platform/database';
import { type Outcome, SeatDesk } from '../seating';
import type { Booking } from './booking';
import { BookingPapers } from './booking-papers.service';
import { ClassClosedError, QuoteExpiredError, SeatsGoneError, WrongQuoteStateError } from './bookings.errors';
import type { AcceptanceForm } from './bookings.forms';
import { FinishAcceptance } from './bookings.job-types';
import { BookingsRepository } from './bookings.repository';
import { type Quote, statusAt } from './quote';
import type { QuoteRequest } from './quote-request';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { Quotes } from './quotes.service';
import { QuotesRepository } from './quotes.repository';
import { SaleTools } from './sale-tools';

/** The booking of a quote. */
export const bookingIdOf = (quoteId: string): string => derivedId('booking', quoteId);

/** What is written when a quote is accepted and when that is taken back. */
@Injectable()
export class AcceptanceRecords {
  constructor(
    private readonly quotes: QuotesRepository,
    private readonly requests: QuoteRequestsRepository,
    private readonly bookings: BookingsRepository,
    private readonly tools: SaleTools,
  ) {}

  /** The company's yes, with the job that ends what a crash leaves undone. */
  accepted(actor: Actor, { id, requestId, organisationId, number }: Quote, orderNumber: string | undefined): Write[] {
    const now = this.tools.clock.now();
    return [
      this.quotes.move(id, 'sent', 'accepted', { answeredAt: now, ...(orderNumber ? { orderNumber } : {}) }),
      this.requests.move(requestId, ['quoted'], 'booked', now),
      ...this.tools.line(actor, { id, organisationId }, 'quote-accepted', { number }),
      ...this.tools.outbox.jobWrites(FinishAcceptance, { quoteId: id }),
    ];
  }

  /** The seats were gone: the quote waits for an answer again. */
  takenBack({ id, requestId, organisationId, number }: Quote, available: number): Write[] {
    return [
      this.quotes.move(id, 'accepted', 'sent'),
      this.requests.move(requestId, ['booked'], 'quoted', this.tools.clock.now()),
      ...this.tools.line(systemActor('bookings'), { id, organisationId }, 'seats-gone', { number, available }),
    ];
  }

  booking(actor: Actor, booking: Booking): Write[] {
    const { seats, quoteNumber } = booking;
    return [
      this.bookings.insertion(booking),
      ...this.tools.bookingLine(actor, booking, 'booked', { seats, number: quoteNumber ?? '' }),
    ];
  }
}

/**
 * A company's yes. Three steps, each of which can be repeated: the yes is stored with a job; the seat desk makes the block with the
 * booking; the pro-forma gets its number in a transaction of its own, since a series never waits for seats. A crash between them is ended by
 * the job.
 */
@Injectable()
export class Acceptance {
  constructor(
    private readonly quotes: Quotes,
    private readonly bookings: BookingsRepository,
    private readonly records: AcceptanceRecords,
    private readonly papers: BookingPapers,
    private readonly desk: SeatDesk,
    private readonly tools: SaleTools,
  ) {}

  /**
   * Accepts a quote; once more it answers with the booking.
   * @throws NotFoundError, ForbiddenError, QuoteExpiredError, WrongQuoteStateError, SeatsGoneError (then nothing was accepted)
   */
  async accept(actor: Actor, quoteId: string, { orderNumber }: AcceptanceForm): Promise<Booking> {
    const { quote, request } = await this.quotes.open(actor, quoteId);
    if (quote.status === 'accepted') return this.finish(actor, quote, request);
    const status = statusAt(quote, this.tools.clock.now());
    if (status === 'expired') throw new QuoteExpiredError();
    if (status !== 'sent') throw new WrongQuoteStateError(status);
    try {
      await this.tools.db.inTransaction((tx) => tx.write(...this.records.accepted(actor, quote, orderNumber)));
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      const now = await this.quotes.open(actor, quoteId);
      if (now.quote.status !== 'accepted') throw new WrongQuoteStateError(now.quote.status);
    }
    const accepted = { ...quote, status: 'accepted' as const, orderNumber };
    return this.finish(actor, accepted, request);
  }

  /** The job: ends what a process left undone. A quote that waits for an answer again is left alone. */
  async finishByItself(quoteId: string): Promise<void> {
    const actor = systemActor('bookings');
    const { quote, request } = await this.quotes.open(actor, quoteId);
    if (quote.status !== 'accepted') return;
    await this.finish(actor, quote, request).catch((error: unknown) => {
      // The company reads on its page that the quote waits for an answer again.
      if (!(error instanceof SeatsGoneError || error instanceof ClassClosedError)) throw error;
    });
  }

  private async finish(actor: Actor, quote: Quote, request: QuoteRequest): Promise<Booking> {
    const booking = await this.book(actor, quote, request);
    if (booking.status !== 'cancelled') await this.papers.proForma(booking, quote);
    return booking;
  }

  /** The block with the booking, or for a workshop whose day is not settled the booking alone. */
  private async book(actor: Actor, quote: Quote, request: QuoteRequest): Promise<Booking> {
    const id = bookingIdOf(quote.id);
    const known = await this.bookings.find(id);
    if (known) return known;
    const booking = bookingOf(id, quote, request, this.tools.clock.now());
    const { classId, seats } = booking;
    try {
      if (classId === undefined) {
        await this.tools.db.inTransaction((tx) => tx.write(...this.records.booking(actor, booking)));
        return booking;
      }
      const outcome = await this.desk.submit({
        classId,
        command: { type: 'resizeBlock', id, subject: id, seats, free: false },
        writes: (decided) => {
          if (decided.result !== 'block') return this.records.takenBack(quote, availableOf(decided));
          return decided.repeat ? [] : this.records.booking(actor, booking);
        },
      });
      if (outcome.result !== 'block') throw refusalOf(outcome);
    } catch (error) {
      // Another process was faster, with the booking or with taking the yes back.
      if (!isDuplicateKey(error) && !(error instanceof LostRaceError)) throw error;
      if (!(await this.bookings.find(id))) throw error;
    }
    return this.bookings.get(id);
  }
}

const availableOf = (outcome: Outcome): number => (outcome.result === 'full' ? outcome.available : 0);

const refusalOf = (outcome: Outcome): Error =>
  outcome.result === 'closed' ? new ClassClosedError() : new SeatsGoneError(availableOf(outcome));

function bookingOf(id: string, quote: Quote, request: QuoteRequest, now: Date): Booking {
  const { company, contactId, language, courseId, organisationId, secretHash } = request;
  const { classId, seats, orderNumber } = quote;
  return {
    ...{ id, organisationId, requestId: request.id, quoteId: quote.id, quoteNumber: quote.number },
    ...{ company, contactId, language, courseId, classId, seats, named: 0, status: 'reserved', orderNumber },
    ...{ createdAt: now, changedAt: now, secretHash },
  };
}
