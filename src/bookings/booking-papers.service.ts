import { Injectable } from '@nestjs/common';
import {
  type Buyer,
  Corrections,
  endedAmong,
  type Invoice,
  InvoicesService,
  isEnded,
  isOpen,
  type IssuableKind,
} from '../billing';
import { systemActor } from '../shared/actor';
import { derivedId } from '../shared/ids';
import { type Booking, isOpen as isBookingOpen } from './booking';
import { NoInvoiceDueError } from './bookings.errors';
import { BookingMade, BookingPaid } from './bookings.messages';
import { BookingsRepository } from './bookings.repository';
import type { Quote } from './quote';
import type { Company } from './quote-request';
import { QuotesRepository } from './quotes.repository';
import { SaleTools } from './sale-tools';

/** A pro-forma that was paid and goes on alone: the invoice that followed it was credited. */
export const awaitsInvoice = ({ kind, status }: Pick<Invoice, 'kind' | 'status'>): boolean =>
  kind === 'pro_forma' && status === 'paid';

/** How the documents of a booking find it. */
export const BOOKING_SUBJECT = 'booking';
const THOUSANDTHS = 1_000;

/** The money documents of a booking, asked for at the steps of the sale. Each has an id of its own that follows from the booking's. */
@Injectable()
export class BookingPapers {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly corrections: Corrections,
    private readonly bookings: BookingsRepository,
    private readonly quotes: QuotesRepository,
    private readonly tools: SaleTools,
  ) {}

  /** The pro-forma, once, and then the letter that it is booked. What costs nothing is paid with it. */
  async proForma(booking: Booking, quote: Quote): Promise<void> {
    const paper = await this.issue(booking, quote, 'pro_forma');
    const { id } = booking;
    const told = this.tools.notifications.writes(BookingMade, { bookingId: id }, { key: `${BookingMade.name}:${id}` });
    await this.tools.db.inTransaction((tx) => tx.write(...told));
    if (paper.status === 'paid') await this.paymentsChanged(paper.id);
  }

  /** Of a booking of another size the pro-forma is issued again, unless somebody has paid on it: then the accountant settles it. */
  async rebill(bookingId: string): Promise<void> {
    const booking = await this.bookings.find(bookingId);
    if (!booking || !isBookingOpen(booking)) return;
    const quote = await this.quotes.get(booking.quoteId);
    const live = (await this.listOf(booking)).find(({ kind, status }) => kind === 'pro_forma' && !isEnded({ status }));
    if (live && (!isOpen(live) || live.paid > 0)) return;
    const wanted = linesFor(booking, quote).map(({ quantity }) => quantity);
    if (live?.lines.every(({ quantity }, at) => quantity === wanted[at])) return;
    if (live) await this.corrections.withdraw(systemActor('bookings'), live.id, 'resized');
    await this.issue(booking, quote, 'pro_forma');
  }

  /** What was issued for a booking, the oldest first. */
  listOf({ id, organisationId }: Pick<Booking, 'id' | 'organisationId'>): Promise<Invoice[]> {
    return this.invoices.listOf(organisationId, { kind: BOOKING_SUBJECT, id });
  }

  /**
   * Something was paid, or taken off again: a booking whose pro-forma is paid is confirmed and gets its invoice. Facts may overtake one
   * another, so the document is read as it is now.
   */
  async paymentsChanged(invoiceId: string): Promise<void> {
    const paper = await this.invoices.find(invoiceId);
    if (paper?.subject.kind !== BOOKING_SUBJECT || paper.status !== 'paid') return;
    const booking = await this.bookings.find(paper.subject.id);
    if (!booking || booking.status === 'cancelled') return;
    if (booking.status === 'reserved') await this.confirm(booking);
    if (paper.kind !== 'pro_forma') return;
    await this.issue(booking, await this.quotes.get(booking.quoteId), 'invoice', paper.id);
  }

  /** A new invoice in the place of one that was credited, for what is still booked and paid. @throws NoInvoiceDueError */
  async invoiceAgain(booking: Booking): Promise<Invoice> {
    const papers = await this.listOf(booking);
    const paid = papers.find(awaitsInvoice);
    if (!paid || papers.some((paper) => paper.kind === 'invoice' && !isEnded(paper))) throw new NoInvoiceDueError();
    return this.issue(booking, await this.quotes.get(booking.quoteId), 'invoice', paid.id);
  }

  /** What nobody has paid on is taken back; the rest is the accountant's to credit. */
  async withdraw(bookingId: string): Promise<void> {
    const { id, organisationId } = await this.bookings.get(bookingId);
    const subject = { kind: BOOKING_SUBJECT, id };
    await this.corrections.withdrawUnpaid(systemActor('bookings'), organisationId, subject, 'called_off');
  }

  private async confirm(booking: Booking): Promise<void> {
    const { id } = booking;
    const now = this.tools.clock.now();
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.bookings.move(id, ['reserved'], 'confirmed', now, { paidAt: now }),
        ...this.tools.bookingLine(systemActor('bookings'), booking, 'paid'),
        ...this.tools.notifications.writes(BookingPaid, { bookingId: id }, { key: `${BookingPaid.name}:${id}` }),
      ),
    );
  }

  /** Under an id that follows from the booking and from how many of the kind were taken back before. */
  private async issue(booking: Booking, quote: Quote, kind: IssuableKind, relatedTo?: string): Promise<Invoice> {
    const { id, organisationId, company, contactId, language, orderNumber } = booking;
    const ended = endedAmong(await this.listOf(booking), kind);
    return this.invoices.issue(systemActor('bookings'), derivedId(`${kind}:${ended}`, id), {
      ...{ organisationId, kind, language, orderNumber, relatedTo },
      subject: { kind: BOOKING_SUBJECT, id },
      buyer: buyerOf(company),
      personId: contactId,
      currency: quote.currency,
      lines: linesFor(booking, quote),
      terms: quote,
    });
  }
}

/** What was quoted, for as many as it is now: a line of so many people as the quote had follows the booking's size. */
const linesFor = ({ seats }: Booking, quote: Quote): Quote['lines'] =>
  quote.lines.map((line) =>
    line.unit === 'person' && line.quantity === quote.seats * THOUSANDTHS
      ? { ...line, quantity: seats * THOUSANDTHS }
      : line,
  );

const buyerOf = ({ name, address, town, postCode, country, taxNumber, registrationNumber }: Company): Buyer => ({
  ...{ kind: 'company', name, street: address, town, postCode, country, taxNumber, registrationNumber },
});
