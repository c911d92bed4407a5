import { Injectable } from '@nestjs/common';
import { type Enrolment, Enrolments, NamedPlaces, type RosterEntry } from '../enrolments';
import { type Actor, systemActor } from '../shared/actor';
import { DomainError, FieldErrors, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import type { Write } from '../platform/database';
import { type Booking, isOpen, isPartners, isPast } from './booking';
import { NoClassYetError, TooLateError, WrongBookingStateError } from './bookings.errors';
import type { NameForm } from './bookings.forms';
import { Named, Unnamed } from './bookings.messages';
import { BookingsRepository } from './bookings.repository';
import { isSeller } from './bookings.policy';
import { type BookingNow, Bookings } from './bookings.service';
import { SaleTools } from './sale-tools';
import { hasSeat } from './sharings.service';

/** Who is named; `recognised` is the office's reason for letting somebody in without the level below, and counts from it alone. */
export type Nominee = NameForm & { readonly recognised?: string | undefined };

/** Why a row of names was not taken; `index` counts from 0. */
export interface RefusedName {
  readonly index: number;
  readonly code: string;
}

/** What became of a list of names. */
export interface NamesAnswer {
  readonly booking: Booking;
  readonly refused: readonly RefusedName[];
}

/** A booking whose people can be named: it has a class. */
type Nameable = BookingNow & { readonly classId: string };

/** Who comes for a company: each gets the own link in the own language. */
@Injectable()
export class Naming {
  constructor(
    private readonly bookings: Bookings,
    private readonly places: NamedPlaces,
    private readonly enrolments: Enrolments,
    private readonly repository: BookingsRepository,
    private readonly tools: SaleTools,
  ) {}

  /**
   * Names people, one after another, each under an id of the operation's; a row that can't be taken stops no other.
   * @throws NotFoundError, ForbiddenError, WrongBookingStateError, NoClassYetError, TooLateError
   */
  async name(actor: Actor, operationId: string, bookingId: string, names: readonly Nominee[]): Promise<NamesAnswer> {
    const now = await this.open(actor, bookingId, 'namesUntil');
    const refused: RefusedName[] = [];
    for (const [index, person] of names.entries()) {
      const id = derivedId(`named:${index}`, operationId);
      const code = await this.refusal(() => this.places.name(actor, this.naming(actor, now, id, person)));
      if (code !== null) refused.push({ index, code });
    }
    return { booking: (await this.bookings.get(actor, bookingId)).booking, refused };
  }

  /**
   * Somebody else comes instead, until the class starts. Who was named hears of it.
   * @throws NotFoundError, ForbiddenError, TooLateError, EntryLevelMissingError, AlreadyInClassError, FieldErrors
   */
  async swap(
    actor: Actor,
    operationId: string,
    bookingId: string,
    enrolmentId: string,
    person: Nominee,
  ): Promise<Booking> {
    const now = await this.open(actor, bookingId, 'swapsUntil');
    const before = await this.namedOf(now, enrolmentId);
    const naming = this.naming(actor, now, derivedId('swapped', operationId), person);
    const gone = this.unnamedWrites(actor, now.booking, before.id);
    await this.places.swap(actor, before, { ...naming, told: (id) => [...naming.told(id), ...gone] });
    return (await this.bookings.get(actor, bookingId)).booking;
  }

  /** Takes a name off; the seat stays the company's. Once more it does nothing. @throws NotFoundError, ForbiddenError, TooLateError */
  async unname(actor: Actor, bookingId: string, enrolmentId: string): Promise<Booking> {
    const now = await this.open(actor, bookingId, 'swapsUntil');
    const named = await this.namedOf(now, enrolmentId);
    await this.places.unname(named, () => this.unnamedWrites(actor, now.booking, named.id));
    // After the end of a partner's block a seat without a name is nobody's.
    await this.giveBackUnnamed(bookingId);
    return (await this.bookings.get(actor, bookingId)).booking;
  }

  /**
   * The end of a partner's block: seats without a name go to who waits, in the same write. Before that end, and once more, it does nothing.
   */
  async giveBackUnnamed(bookingId: string): Promise<void> {
    const actor = systemActor('bookings');
    const { booking } = await this.bookings.get(actor, bookingId);
    const { namesUntil, seats, named } = booking;
    if (!isOpen(booking) || !namesUntil || !isPast(namesUntil, this.tools.clock.now()) || named === seats) return;
    if (named === 0) await this.bookings.cancel(actor, bookingId);
    else await this.bookings.change(actor, bookingId, { seats: named });
  }

  /** Those who have a seat of the booking, with their names. The caller has asked who may. */
  async people({ id, organisationId }: Pick<Booking, 'id' | 'organisationId'>): Promise<RosterEntry[]> {
    const all = await this.places.list(organisationId, id);
    return this.enrolments.withNames(organisationId, all.filter(hasSeat));
  }

  private async open(actor: Actor, bookingId: string, limit: 'namesUntil' | 'swapsUntil'): Promise<Nameable> {
    const now = await this.bookings.get(actor, bookingId);
    const { booking, terms } = now;
    if (!isOpen(booking)) throw new WrongBookingStateError(booking.status);
    if (booking.classId === undefined) throw new NoClassYetError();
    if (!isSeller(actor, booking) && isPast(terms[limit], this.tools.clock.now())) throw new TooLateError();
    return { ...now, classId: booking.classId };
  }

  private async namedOf({ booking }: Nameable, enrolmentId: string): Promise<Enrolment> {
    const found = await this.enrolments.find(enrolmentId);
    if (found?.bookingId !== booking.id) throw new NotFoundError('name');
    return found;
  }

  private naming(actor: Actor, { booking, classId }: Nameable, id: string, typed: Nominee) {
    const { id: bookingId, organisationId } = booking;
    const person = isSeller(actor, booking) ? typed : { ...typed, recognised: undefined };
    const told = (enrolmentId: string): Write[] => [
      this.repository.stillOpen(bookingId, this.tools.clock.now()),
      ...this.tools.history.writes(actor, {
        organisationId,
        classId,
        subject: { kind: 'enrolment', id: enrolmentId },
        verb: 'bookings.named',
        reason: person.recognised,
      }),
      ...this.tools.notifications.writes(Named, { bookingId, enrolmentId }, { key: `${Named.name}:${enrolmentId}` }),
    ];
    return { id, bookingId, organisationId, classId, person, told, free: isPartners(booking) };
  }

  private unnamedWrites(
    actor: Actor,
    { id: bookingId, organisationId, classId }: Booking,
    enrolmentId: string,
  ): Write[] {
    return [
      ...this.tools.history.writes(actor, {
        organisationId,
        classId,
        subject: { kind: 'enrolment', id: enrolmentId },
        verb: 'bookings.unnamed',
      }),
      ...this.tools.notifications.writes(
        Unnamed,
        { bookingId, enrolmentId },
        { key: `${Unnamed.name}:${enrolmentId}` },
      ),
    ];
  }

  /** The code of a refusal that is about this row alone. */
  private async refusal(work: () => Promise<unknown>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof FieldErrors) return error.errors[0]?.code ?? error.code;
      if (error instanceof DomainError && error.status === 409) return error.code;
      throw error;
    }
  }
}
