import { Injectable } from '@nestjs/common';
import { Classes } from '../classes';
import { Organisations } from '../organisations';
import { People } from '../people';
import { type Actor, assertStaff, OFFICE } from '../shared/actor';
import { DomainError, FieldErrors, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { isDuplicateKey, type Write } from '../platform/database';
import { type Outcome, SeatDesk } from '../seating';
import { type Booking, isPast } from './booking';
import { ClassClosedError, FreeSeatsGoneError, SeatsGoneError } from './bookings.errors';
import { GiveBackUnnamed } from './bookings.job-types';
import { PartnerSeats } from './bookings.messages';
import { BookingsRepository } from './bookings.repository';
import type { PartnerBlockForm } from './partner-blocks.forms';
import type { QuoteRequest } from './quote-request';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { contactOf, SaleLinks } from './sale-links';
import { SaleTools } from './sale-tools';

/** What a block is found and kept with. */
@Injectable()
export class PartnerThings {
  constructor(
    readonly classes: Classes,
    readonly organisations: Organisations,
    readonly people: People,
    readonly links: SaleLinks,
  ) {}
}

/** A block of seats that the office holds for a partner organisation, which names its people by a secret link. */
export interface PartnerBlock {
  readonly request: QuoteRequest;
  readonly booking: Booking;
}

/** Seats held for partners at price zero: the block, its record and its end are written in one transaction. */
@Injectable()
export class PartnerBlocks {
  constructor(
    private readonly things: PartnerThings,
    private readonly requests: QuoteRequestsRepository,
    private readonly bookings: BookingsRepository,
    private readonly desk: SeatDesk,
    private readonly tools: SaleTools,
  ) {}

  /**
   * Holds seats under the operation's id; the contact gets the link by mail. Once more answers with the block.
   * @throws NotFoundError, ForbiddenError, SeatsGoneError, FreeSeatsGoneError, ClassClosedError, FieldErrors
   */
  async hold(actor: Actor, operationId: string, form: PartnerBlockForm): Promise<PartnerBlock> {
    const known = await this.find(operationId, form);
    if (known) return known;
    const { block, classId, writes } = await this.prepared(actor, operationId, form);
    const { id, seats } = block.booking;
    const outcome = await this.desk
      .submit({
        classId,
        command: { type: 'resizeBlock', id, subject: id, seats, free: true },
        writes: (decided) => (decided.result === 'block' && !decided.repeat ? writes : []),
      })
      .catch(async (error: unknown): Promise<Outcome> => {
        if (isDuplicateKey(error) && (await this.find(operationId, form)))
          return { result: 'block', id, seats, named: 0, repeat: true };
        throw error;
      });
    if (outcome.result !== 'block') throw refusalOf(outcome);
    return (await this.find(operationId, form)) ?? block;
  }

  private async find(operationId: string, { partner, seats }: PartnerBlockForm): Promise<PartnerBlock | null> {
    const request = await this.requests.find(operationId);
    const booking = request && (await this.bookings.findOfRequest(operationId));
    if (!request || !booking) return null;
    if (request.company.name !== partner.name || request.seats !== seats)
      throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another block.');
    return { request, booking };
  }

  private async prepared(
    actor: Actor,
    id: string,
    form: PartnerBlockForm,
  ): Promise<{ readonly block: PartnerBlock; readonly classId: string; readonly writes: Write[] }> {
    if (actor.kind !== 'staff') throw new NotFoundError('class');
    const { organisationId } = actor;
    assertStaff(actor, { organisationId }, OFFICE, 'class');
    const [row, { country }] = await Promise.all([
      this.things.classes.getOwn(organisationId, form.classId),
      this.things.organisations.get(organisationId),
    ]);
    const now = this.tools.clock.now();
    const namesUntil = new Date(form.namesUntil);
    if (isPast(namesUntil, now)) throw wrong('too_early');
    if (namesUntil > row.startsAt) throw wrong('after_first_meeting');
    const { nonce, secretHash, namesHash } = this.things.links.newHashes(id);
    const { name, kind: partner } = form.partner;
    const common = {
      ...{ organisationId, contactId: derivedId('contact', id), language: form.language, courseId: row.courseId },
      ...{ company: { name, address: '', country }, classId: row.id, seats: form.seats, secretHash },
      ...{ createdAt: now, changedAt: now },
    };
    const request: QuoteRequest = {
      ...{ id, ...common, kind: 'seats', wishedDates: [], status: 'booked', remarks: [], nonce, namesHash, partner },
      helpedBy: actor.accountId,
    };
    const bookingId = derivedId('booking', id);
    const booking: Booking = {
      ...{ id: bookingId, requestId: id, ...common, named: 0, status: 'confirmed', namesUntil },
    };
    const contact = contactOf(form.contact, country);
    const writes = [
      ...this.things.people.newPerson({ id: common.contactId, organisationId, language: form.language, ...contact }),
      this.requests.insertion(request),
      this.bookings.insertion(booking),
      ...this.tools.bookingLine(actor, booking, 'partner-held', { seats: form.seats }),
      ...this.tools.notifications.writes(PartnerSeats, { bookingId }, { key: `${PartnerSeats.name}:${bookingId}` }),
      ...this.tools.outbox.jobWrites(GiveBackUnnamed, { bookingId }, { at: namesUntil }),
    ];
    return { block: { request, booking }, classId: row.id, writes };
  }
}

const wrong = (code: string): FieldErrors => new FieldErrors([{ field: 'namesUntil', code, message: '' }]);

function refusalOf(outcome: Outcome): Error {
  switch (outcome.result) {
    case 'closed':
      return new ClassClosedError();
    case 'free_places_gone':
      return new FreeSeatsGoneError(outcome.left);
    default:
      return new SeatsGoneError(outcome.result === 'full' ? outcome.available : 0);
  }
}
