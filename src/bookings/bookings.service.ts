import { Injectable } from '@nestjs/common';
import { Classes, type TrainingClass } from '../classes';
import { NamedPlaces, sits } from '../enrolments';
import { type Actor, systemActor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { listed, type Listed, newestKey } from '../shared/listing';
import type { Write } from '../platform/database';
import { type Outcome, SeatDesk } from '../seating';
import { type Booking, BOOKING_STATUSES, isOpen, isPast, type Terms, termsOf } from './booking';
import {
  MoreSeatsError,
  SeatsGoneError,
  SeatsNamedError,
  TooLateError,
  WrongBookingStateError,
} from './bookings.errors';
import { WorkshopSettled } from './bookings.facts';
import type { BookingChangeForm, BookingsQuery } from './bookings.forms';
import { RebillBooking, WithdrawPapers } from './bookings.job-types';
import { BookingOff, Unnamed } from './bookings.messages';
import { isSeller, mustSeeSale, mustSell } from './bookings.policy';
import { BookingsRepository } from './bookings.repository';
import { SaleTools } from './sale-tools';

/** A booking with what its terms go by. */
export interface BookingNow {
  readonly booking: Booking;
  readonly trainingClass: TrainingClass | undefined;
  readonly terms: Terms;
}

/** Bookings: read, made larger and smaller, tied to a class, called off. */
@Injectable()
export class Bookings {
  constructor(
    private readonly repository: BookingsRepository,
    private readonly classes: Classes,
    private readonly places: NamedPlaces,
    private readonly desk: SeatDesk,
    private readonly tools: SaleTools,
  ) {}

  /** For the company and for who sells. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async get(actor: Actor, id: string): Promise<BookingNow> {
    const booking = await this.repository.get(id);
    mustSeeSale(actor, booking);
    return this.withTerms(booking);
  }

  /** The newest first. @throws ForbiddenError */
  async list(actor: Actor, { status, after, limit }: BookingsQuery): Promise<Listed<Booking>> {
    if (actor.kind !== 'staff') throw new NotFoundError('booking');
    mustSell(actor, actor);
    const statuses = status ? [status] : BOOKING_STATUSES;
    const rows = await this.repository.list(actor.organisationId, { statuses, after, limit: limit + 1 });
    return listed(
      rows,
      limit,
      ({ createdAt, id }) => newestKey(createdAt, id),
      (row) => row,
    );
  }

  /**
   * Gives the booking another size, or (who sells alone) its class. A company gives seats back until the terms say; they go to who waits.
   * @throws NotFoundError, ForbiddenError, WrongBookingStateError, TooLateError, SeatsGoneError, SeatsNamedError, FieldErrors
   */
  async change(actor: Actor, id: string, { seats, classId }: BookingChangeForm): Promise<BookingNow> {
    const now = await this.get(actor, id);
    this.mustBeOpen(actor, now);
    if (classId !== undefined) await this.hold(actor, now.booking, classId, seats ?? now.booking.seats);
    else if (seats !== undefined && seats !== now.booking.seats) {
      // More seats are another sale: a quote of their own, or the office's word.
      if (seats > now.booking.seats && !isSeller(actor, now.booking)) throw new MoreSeatsError();
      await this.resize(actor, now.booking, seats);
    }
    return this.get(actor, id);
  }

  /**
   * Calls the booking off: names are taken off, the seats go to who waits. Its documents are the accountant's; once more it does nothing.
   * @throws NotFoundError, ForbiddenError, WrongBookingStateError, TooLateError
   */
  async cancel(actor: Actor, id: string): Promise<BookingNow> {
    const now = await this.get(actor, id);
    if (now.booking.status === 'cancelled') return now;
    this.mustBeOpen(actor, now);
    await this.end(actor, now.booking);
    return this.get(actor, id);
  }

  /** The class does not take place: its bookings end with it. Whoever has a name there hears of it as everybody in the class does. */
  async classCancelled(classId: string): Promise<void> {
    for (const booking of await this.repository.listOfClass(classId))
      await this.release(systemActor('bookings'), booking);
  }

  /** The class is over: what was booked in it was held. */
  async classFinished(classId: string): Promise<void> {
    const at = this.tools.clock.now();
    const open = (await this.repository.listOfClass(classId)).filter(isOpen);
    const moves = open.map(({ id }) => this.repository.move(id, ['reserved', 'confirmed'], 'held', at));
    if (moves.length > 0) await this.tools.db.inTransaction((tx) => tx.write(...moves));
  }

  private async withTerms(booking: Booking): Promise<BookingNow> {
    const { organisationId, classId } = booking;
    const trainingClass = classId === undefined ? undefined : await this.classes.getOwn(organisationId, classId);
    return { booking, trainingClass, terms: termsOf(trainingClass?.startsAt) };
  }

  private mustBeOpen(actor: Actor, { booking, terms }: BookingNow): void {
    if (!isOpen(booking)) throw new WrongBookingStateError(booking.status);
    if (!isSeller(actor, booking) && isPast(terms.changesUntil, this.tools.clock.now())) throw new TooLateError();
  }

  private async resize(actor: Actor, booking: Booking, seats: number): Promise<void> {
    const { id, classId } = booking;
    const line = [
      ...this.tools.bookingLine(actor, booking, 'resized', { seats, was: booking.seats }),
      ...this.tools.outbox.jobWrites(RebillBooking, { bookingId: id }),
    ];
    if (classId === undefined) {
      const move = this.repository.move(id, [booking.status], booking.status, this.tools.clock.now(), { seats });
      return this.tools.db.inTransaction((tx) => tx.write(move, ...line));
    }
    await this.block(booking, classId, seats, () => line);
  }

  /** The class in which a workshop is held: its seats are taken there. */
  private async hold(actor: Actor, booking: Booking, idOrCode: string, seats: number): Promise<void> {
    mustSell(actor, booking);
    const trainingClass = await this.classes.getOwn(booking.organisationId, idOrCode);
    if (booking.classId === trainingClass.id) return this.resize(actor, booking, seats);
    if (booking.classId !== undefined) throw new FieldErrors([{ field: 'classId', code: 'already', message: '' }]);
    if (trainingClass.courseId !== booking.courseId)
      throw new FieldErrors([{ field: 'classId', code: 'other_course', message: '' }]);
    const classId = trainingClass.id;
    await this.block(booking, classId, seats, () => [
      this.repository.classWrite(booking.id, classId, this.tools.clock.now()),
      ...this.tools.bookingLine(actor, { ...booking, classId }, 'given-class', { seats }),
      ...this.tools.outbox.factWrites(WorkshopSettled, { bookingId: booking.id, classId }),
    ]);
  }

  private async block({ id }: Booking, classId: string, seats: number, told: () => Write[]): Promise<void> {
    const outcome = await this.desk.submit({
      classId,
      command: { type: 'resizeBlock', id, subject: id, seats, free: false },
      writes: (decided) =>
        decided.result === 'block' && !decided.repeat
          ? [this.repository.stillOpen(id, this.tools.clock.now()), ...told()]
          : [],
    });
    if (outcome.result !== 'block') throw refusalOf(outcome);
  }

  /** Names first, then the block: a crash between leaves a smaller booking, and a repeat ends it. */
  private async end(actor: Actor, booking: Booking): Promise<void> {
    await this.unnameAll(booking);
    await this.release(actor, booking);
    // Whoever was named between the two has no seat to be on.
    await this.unnameAll(booking);
  }

  /** Who has a result already keeps it. */
  private async unnameAll({ id, organisationId }: Booking): Promise<void> {
    for (const named of (await this.places.list(organisationId, id)).filter(sits)) {
      const data = { bookingId: id, enrolmentId: named.id };
      await this.places.unname(named, () =>
        this.tools.notifications.writes(Unnamed, data, { key: `${Unnamed.name}:${named.id}` }),
      );
    }
  }

  private async release(actor: Actor, booking: Booking): Promise<void> {
    const { id, classId } = booking;
    const told = (): Write[] => [
      ...this.tools.bookingLine(actor, booking, 'cancelled'),
      ...this.tools.notifications.writes(BookingOff, { bookingId: id }, { key: `${BookingOff.name}:${id}` }),
      ...this.tools.outbox.jobWrites(WithdrawPapers, { bookingId: id }),
    ];
    if (classId === undefined) {
      const move = this.repository.calledOff(id, this.tools.clock.now());
      return this.tools.db.inTransaction((tx) => tx.write(move, ...told()));
    }
    await this.desk.submit({
      classId,
      command: { type: 'release', id },
      writes: (outcome) => (outcome.result === 'released' && !outcome.repeat ? told() : []),
    });
  }
}

function refusalOf(outcome: Outcome): Error {
  if (outcome.result === 'block_below_named') return new SeatsNamedError(outcome.named);
  return new SeatsGoneError(outcome.result === 'full' ? outcome.available : 0);
}
