import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { Classes, takesLearners } from '../classes';
import { People } from '../people';
import { Clock } from '../platform/clock';
import type { QuoteRequestForm } from './bookings.forms';
import type { QuoteRequest } from './quote-request';
import { QuoteRequests } from './quote-requests.service';

/** Asks for the same again: the course, as many places, the same company and contact. */
@Injectable()
export class RepeatOrders {
  constructor(
    private readonly requests: QuoteRequests,
    private readonly people: People,
    private readonly classes: Classes,
    private readonly clock: Clock,
  ) {}

  /**
   * A new request with a page of its own, under the operation's id. Places are asked for in the next class of the course; where there is
   * none yet, the office offers one.
   * @throws NotFoundError also when the contact was erased, ForbiddenError, DomainError 422 idempotency_key_reused
   */
  async again(actor: Actor, operationId: string, id: string): Promise<QuoteRequest> {
    const request = await this.requests.get(actor, id);
    const { organisationId, company, contactId, language, kind, courseId, seats, place } = request;
    const { fullName, email, phone } = await this.people.get(organisationId, contactId);
    if (email === undefined) throw new NotFoundError('contact');
    const now = this.clock.now();
    const upcoming = kind === 'seats' ? await this.classes.listUpcomingOf(courseId) : [];
    const next = upcoming.find((one) => takesLearners(one, now));
    const form: QuoteRequestForm = {
      ...{ organisation: organisationId, company, language, kind, seats },
      contact: { fullName, email, ...(phone === undefined ? {} : { phone }) },
      ...(next ? { classId: next.id } : { courseId }),
      ...(place === undefined ? {} : { place }),
    };
    return this.requests.ask(actor, operationId, form);
  }
}
