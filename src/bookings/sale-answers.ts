import { Injectable } from '@nestjs/common';
import type { Invoice } from '../billing';
import type { RosterEntry } from '../enrolments';
import { Clock } from '../platform/clock';
import type { Booking } from './booking';
import { BookingPapers } from './booking-papers.service';
import type { BookingNow } from './bookings.service';
import type { PartnerBlock } from './partner-blocks.service';
import { type Quote, statusAt } from './quote';
import type { QuoteRequest } from './quote-request';
import { Sales } from './sales.service';
import { SaleLinks } from './sale-links';

/** What the API says of sales. */
@Injectable()
export class SaleAnswers {
  constructor(
    private readonly links: SaleLinks,
    private readonly papers: BookingPapers,
    private readonly sales: Sales,
    private readonly clock: Clock,
  ) {}

  /** For whoever has just asked: with the secret of its page. */
  asked(request: QuoteRequest): object {
    return { ...this.request(request), url: this.links.url(request), secret: this.links.secretOf(request) };
  }

  request({
    id,
    status,
    kind,
    company,
    courseId,
    classId,
    seats,
    wishedDates,
    remarks,
    createdAt,
  }: QuoteRequest): object {
    return {
      ...{ id, status, kind, company, courseId, classId: classId ?? null, seats, wishedDates },
      remarks: remarks.map(({ by, at, text }) => ({ by, at: at.toISOString(), text })),
      createdAt: createdAt.toISOString(),
    };
  }

  /** With what followed from it; a draft is for who sells. */
  async whole(request: QuoteRequest, drafts: boolean): Promise<object> {
    const { quotes, booking } = await this.sales.of(request);
    const seen = quotes.filter(({ status }) => drafts || status !== 'draft');
    return { ...this.request(request), quotes: seen.map((one) => this.quote(one)), bookingId: booking?.id ?? null };
  }

  quote(quote: Quote): object {
    const { id, requestId, number, seats, classId, currency, lines, totals, validUntil, orderNumber } = quote;
    const money = (amount: number): object => ({ amount, currency });
    return {
      ...{ id, requestId, number, status: statusAt(quote, this.clock.now()), seats, classId: classId ?? null },
      lines: lines.map(({ text, quantity, unit, unitPrice, vat, net }) => ({
        ...{ text, quantity: quantity / 1_000, unit, vat },
        unitPrice: money(unitPrice),
        net: money(net),
      })),
      totals: { net: money(totals.net), vat: money(totals.vat), payable: money(totals.payable) },
      validUntil: validUntil.toISOString(),
      ...(orderNumber === undefined ? {} : { orderNumber }),
    };
  }

  /** With the papers that were issued for it. */
  async booking({ booking, terms }: BookingNow): Promise<object> {
    const invoices = await this.papers.listOf(booking);
    const instants = Object.entries(terms).map(([name, at]) => [name, (at as Date | null)?.toISOString() ?? null]);
    return {
      ...this.briefly(booking),
      ...(Object.fromEntries(instants) as object),
      invoices: invoices.map(({ number, kind, status }) => ({ number, kind, status })),
    };
  }

  briefly({ id, status, company, courseId, classId, seats, named, orderNumber, createdAt }: Booking): object {
    return {
      ...{ id, status, company, courseId, classId: classId ?? null, seats, named, open: seats - named },
      ...(orderNumber === undefined ? {} : { orderNumber }),
      createdAt: createdAt.toISOString(),
    };
  }

  /** What a company reads of its people: no contact, and not how it went; that is theirs to share. */
  person({ enrolment, person }: RosterEntry): object {
    const { id, language } = enrolment;
    return { enrolmentId: id, callName: person?.callName ?? '', status: 'enrolled', language };
  }

  /** Seats held for a partner, with the link by which it names its people. */
  async held({ request, booking }: PartnerBlock): Promise<object> {
    const { trainingClass, terms } = await this.sales.of(request);
    return {
      requestId: request.id,
      url: this.links.url(request),
      secret: this.links.secretOf(request),
      booking: await this.booking({ booking, trainingClass, terms }),
    };
  }

  /** What follows from a yes. */
  async accepted(now: BookingNow): Promise<object> {
    const proForma = (await this.papers.listOf(now.booking)).find(({ kind }: Invoice) => kind === 'pro_forma');
    return { booking: await this.booking(now), proForma: proForma ? { number: proForma.number } : null };
  }
}
