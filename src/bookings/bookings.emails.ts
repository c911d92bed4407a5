import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { isolate } from '../platform/i18n';
import {
  type EnrolmentStatus,
  isStillChanged,
  letterTo,
  LetterSubjects,
  SAMPLE_PERSON,
  sampleSubject,
} from '../enrolments';
import {
  type Composed,
  type Letter,
  type LetterFormats,
  type MessageType,
  Notifications,
  type Translate,
} from '../notifications';

import { isOpen, isPartners } from './booking';
import {
  BookedClassMoved,
  BookingMade,
  BookingOff,
  BookingPaid,
  LinkRenewed,
  Named,
  OfficeAnswered,
  PartnerSeats,
  QuoteSent,
  RequestReceived,
  Unnamed,
} from './bookings.messages';
import { BookingsRepository } from './bookings.repository';
import { bookedClassMovedEmail } from './emails/class-moved.email';
import { bookingMadeEmail, bookingOffEmail, bookingPaidEmail, partnerSeatsEmail } from './emails/booking.email';
import { namedEmail, type Sender, unnamedEmail } from './emails/named.email';
import { linkRenewedEmail, officeAnsweredEmail, quoteSentEmail, requestReceivedEmail } from './emails/quote.email';
import { sampleSale } from './emails/sample';
import type { SaleLetter } from './emails/sale-letter';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { QuotesRepository } from './quotes.repository';
import { SaleLinks } from './sale-links';
import { Sales } from './sales.service';

type ClassMove = z.infer<typeof BookedClassMoved.schema>;
type Compose = (subject: SaleLetter, t: Translate, formats: LetterFormats) => Composed;

/** Finds the sale that a letter is about. */
@Injectable()
export class SaleLetters {
  constructor(
    private readonly requests: QuoteRequestsRepository,
    private readonly quotes: QuotesRepository,
    private readonly bookings: BookingsRepository,
    private readonly sales: Sales,
    private readonly links: SaleLinks,
    private readonly clock: Clock,
  ) {}

  /** Null when there is nobody any more to write to. */
  async ofRequest(requestId: string): Promise<SaleLetter | null> {
    const request = await this.requests.find(requestId);
    const sale = request && (await this.sales.of(request));
    if (!sale?.contact || sale.contact.erased) return null;
    return { sale, url: this.links.url(sale.request) };
  }

  async ofQuote(quoteId: string): Promise<SaleLetter | null> {
    const quote = await this.quotes.find(quoteId);
    const letter = quote?.status === 'sent' ? await this.ofRequest(quote.requestId) : null;
    return letter && quote ? { ...letter, sale: { ...letter.sale, quote } } : null;
  }

  async ofBooking(bookingId: string): Promise<SaleLetter | null> {
    const booking = await this.bookings.find(bookingId);
    return booking && this.ofRequest(booking.requestId);
  }

  /** Null once nothing is different any more, or the class is off: that is another letter's. */
  async ofChange({ bookingId, meetings, place }: ClassMove): Promise<SaleLetter | null> {
    const letter = await this.ofBooking(bookingId);
    const { booking, trainingClass } = letter?.sale ?? {};
    if (!letter || !booking || !isOpen(booking) || !trainingClass || trainingClass.state === 'cancelled') return null;
    const before = meetings.map(({ id, was }) => ({
      id,
      ...(was ? { was: { start: new Date(was.start), end: new Date(was.end) } } : {}),
    }));
    const changed = { changes: { meetings: before, place }, now: this.clock.now() };
    return isStillChanged({ ...changed, trainingClass }) ? { ...letter, changed } : null;
  }

  /** The company or partner that a person was named by. */
  async senderOf(bookingId: string): Promise<Sender> {
    const booking = await this.bookings.get(bookingId);
    return { company: isolate(booking.company.name), partner: isPartners(booking) };
  }
}

type Read<D> = (letters: SaleLetters, data: D) => Promise<SaleLetter | null>;

const ofRequest: Read<{ requestId: string }> = (letters, { requestId }) => letters.ofRequest(requestId);
const ofQuote: Read<{ quoteId: string }> = (letters, { quoteId }) => letters.ofQuote(quoteId);
const ofBooking =
  (isOff: boolean): Read<{ bookingId: string }> =>
  async (letters, { bookingId }) => {
    const letter = await letters.ofBooking(bookingId);
    return (letter?.sale.booking?.status === 'cancelled') === isOff ? letter : null;
  };

const REQUEST_LETTERS = [
  { message: RequestReceived, read: ofRequest, compose: requestReceivedEmail },
  { message: LinkRenewed, read: ofRequest, compose: linkRenewedEmail },
  { message: OfficeAnswered, read: ofRequest, compose: officeAnsweredEmail },
];
const QUOTE_LETTER = { message: QuoteSent, read: ofQuote, compose: quoteSentEmail };
const ofChange: Read<ClassMove> = (letters, data) => letters.ofChange(data);
const MOVED_LETTER = { message: BookedClassMoved, read: ofChange, compose: bookedClassMovedEmail };
const BOOKING_LETTERS = [
  { message: BookingMade, read: ofBooking(false), compose: bookingMadeEmail },
  { message: PartnerSeats, read: ofBooking(false), compose: partnerSeatsEmail },
  { message: BookingPaid, read: ofBooking(false), compose: bookingPaidEmail },
  { message: BookingOff, read: ofBooking(true), compose: bookingOffEmail },
];
/** To those whom a company names; each is true in one state. */
const PERSON_LETTERS = [
  { message: Named, compose: namedEmail, status: 'enrolled' },
  { message: Unnamed, compose: unnamedEmail, status: 'cancelled' },
] as const;

/** The letters of a sale: to the company, and to those whom it names. Each is read fresh, and not sent when it is no longer true. */
@Injectable()
export class BookingEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly letters: SaleLetters,
    private readonly subjects: LetterSubjects,
  ) {}

  onModuleInit(): void {
    for (const { message, read, compose } of [...REQUEST_LETTERS, QUOTE_LETTER, MOVED_LETTER, ...BOOKING_LETTERS])
      this.bind(message, read as Read<object>, compose);
    for (const { message, compose, status } of PERSON_LETTERS) this.bindNamed(message, compose, status);
  }

  private bind<D>(message: MessageType<D>, read: Read<D>, compose: Compose): void {
    this.notifications.handle(message, {
      load: async (data) => {
        const subject = await read(this.letters, data);
        return subject && letterOf(subject, compose);
      },
      sample: (language) => {
        const sale = sampleSale(language);
        return letterOf({ sale, url: `https://sofra.example/${language}/companies/desk/7KQ4M9XWPTR` }, compose);
      },
    });
  }

  private bindNamed(
    message: MessageType<{ bookingId: string; enrolmentId: string }>,
    compose: typeof namedEmail,
    status: EnrolmentStatus,
  ): void {
    this.notifications.handle(message, {
      load: async ({ bookingId, enrolmentId }) => {
        const subject = await this.subjects.read(enrolmentId);
        if (!subject || subject.enrolment.status !== status) return null;
        const sender = await this.letters.senderOf(bookingId);
        return this.subjects.letter(subject, (t, formats) => compose({ ...subject, ...sender }, t, formats));
      },
      sample: (language) => {
        const sender = { company: isolate(sampleSale(language).request.company.name), partner: false };
        const subject = { ...sampleSubject(language, message), ...sender };
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => compose(subject, t, formats));
      },
    });
  }
}

/** A letter by mail to the contact of the company. */
function letterOf(subject: SaleLetter, compose: Compose): Letter {
  const { request, contact, booking } = subject.sale;
  return {
    to: {
      personId: request.contactId,
      name: contact?.callName ?? '',
      email: contact?.email,
      language: request.language,
    },
    organisationId: request.organisationId,
    channels: ['email'],
    compose: (t, formats) => compose(subject, t, formats),
    about: [request.id, ...(booking ? [booking.id] : [])],
  };
}
