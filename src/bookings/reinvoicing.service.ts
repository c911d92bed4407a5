import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { BookingPapers } from './booking-papers.service';
import { mustSell } from './bookings.policy';
import { type BookingNow, Bookings } from './bookings.service';
import { WrongBookingStateError } from './bookings.errors';

/** Gives a booking an invoice again, after a credit note. */
@Injectable()
export class Reinvoicing {
  constructor(
    private readonly bookings: Bookings,
    private readonly papers: BookingPapers,
  ) {}

  /** @throws NotFoundError, ForbiddenError, WrongBookingStateError, NoInvoiceDueError */
  async invoice(actor: Actor, bookingId: string): Promise<BookingNow> {
    const now = await this.bookings.get(actor, bookingId);
    mustSell(actor, now.booking);
    if (now.booking.status === 'cancelled') throw new WrongBookingStateError(now.booking.status);
    await this.papers.invoiceAgain(now.booking);
    return now;
  }
}
