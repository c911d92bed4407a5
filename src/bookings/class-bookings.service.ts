import { Injectable } from '@nestjs/common';
import { BookingsRepository } from './bookings.repository';
import { CITIZEN_SUBJECT } from './citizen-requests';
import { BOOKING_SUBJECT } from './booking-papers.service';

/** What was sold in classes, for domains that count it. Who may is asked by the caller. */
@Injectable()
export class ClassBookings {
  constructor(private readonly repository: BookingsRepository) {}

  /** Of a class, whatever became of them: who called off may have paid. */
  idsOf(classId: string): Promise<string[]> {
    return this.repository.idsOfClass(classId);
  }

  /** The class of a booking; a workshop whose day is not settled has none. */
  async classOf(bookingId: string): Promise<string | undefined> {
    return (await this.repository.find(bookingId))?.classId;
  }
}

/** What the documents of sales are about. */
export const SOLD = { booking: BOOKING_SUBJECT, place: CITIZEN_SUBJECT } as const;
