import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, type FieldProblem, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { isDuplicateKey, type Write } from '../platform/database';
import type { QuoteForm, QuoteRequestForm, RefusalForm } from './bookings.forms';
import { QuoteExpiredError, WrongQuoteStateError } from './bookings.errors';
import { QuoteSent } from './bookings.messages';
import { OfferedThings } from './offered-things';
import { mustSeeSale, mustSell } from './bookings.policy';
import { type Quote, quoteNumber, statusAt } from './quote';
import type { QuoteRequest } from './quote-request';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { QuoteCounting } from './quote-counting';
import { QuoteRequests } from './quote-requests.service';
import { QuotesRepository } from './quotes.repository';
import { SaleTools } from './sale-tools';

/** Quotes until they are answered with a yes. */
@Injectable()
export class Quotes {
  constructor(
    private readonly repository: QuotesRepository,
    private readonly requests: QuoteRequestsRepository,
    private readonly asking: QuoteRequests,
    private readonly offers: OfferedThings,
    private readonly counting: QuoteCounting,
    private readonly tools: SaleTools,
  ) {}

  /**
   * A draft under the operation's id; it gets its number now. For a company that asked in another way its request is made with it.
   * @throws NotFoundError, ForbiddenError, BillingNotSetUpError, FieldErrors (`lines.0.vat` and the like), WrongQuoteStateError for a
   * request that was answered for good
   */
  async draft(actor: Actor, operationId: string, form: QuoteForm): Promise<Quote> {
    const known = await this.repository.find(operationId);
    if (known) return this.seen(actor, known);
    const { request, writes } = await this.requestOf(actor, operationId, form);
    if (request.status === 'booked' || request.status === 'closed') throw new WrongQuoteStateError(request.status);
    const now = this.tools.clock.now();
    const validUntil = new Date(form.validUntil);
    if (validUntil <= now) throw new FieldErrors([{ field: 'validUntil', code: 'past', message: '' }]);
    const { sums, year, currency } = await this.counting.count(request.organisationId, form, now);
    const given = form.classId ?? request.classId;
    const classId = given === undefined ? undefined : await this.classOf(request, given);
    const parts = { requestId: request.id, organisationId: request.organisationId, seats: form.seats ?? request.seats };
    try {
      return await this.tools.db.inTransaction(async (tx) => {
        const sequence = await this.repository.nextSequence(tx, request.organisationId, year);
        const number = quoteNumber(year, sequence);
        const quote: Quote = {
          ...{ id: operationId, ...parts, classId, year, sequence, number, currency, ...sums, validUntil },
          status: 'draft',
          createdAt: now,
        };
        await tx.write(
          ...writes,
          this.repository.insertion(quote),
          ...this.tools.line(actor, quote, 'quote-drafted', { number }),
        );
        return quote;
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.seen(actor, await this.repository.get(operationId));
    }
  }

  /** Sends the company its quote; once more it does nothing. @throws NotFoundError, ForbiddenError, WrongQuoteStateError, QuoteExpiredError */
  async send(actor: Actor, id: string): Promise<Quote> {
    const { quote, request } = await this.open(actor, id);
    mustSell(actor, request);
    if (quote.status === 'sent') return quote;
    if (quote.status !== 'draft') throw new WrongQuoteStateError(quote.status);
    const now = this.tools.clock.now();
    if (quote.validUntil <= now) throw new QuoteExpiredError();
    const sent = { ...quote, status: 'sent' as const, sentAt: now };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.replacement(request.id, id),
        this.repository.move(id, 'draft', 'sent', { sentAt: now }),
        this.requests.move(request.id, ['requested', 'quoted'], 'quoted', now),
        ...this.tools.line(actor, quote, 'quote-sent', { number: quote.number }),
        ...this.tools.notifications.writes(QuoteSent, { quoteId: id }, { key: `${QuoteSent.name}:${id}` }),
      ),
    );
    return sent;
  }

  /** The company says no; once more the same. @throws NotFoundError, ForbiddenError, WrongQuoteStateError, QuoteExpiredError */
  async refuse(actor: Actor, id: string, { reason }: RefusalForm): Promise<Quote> {
    const { quote, request } = await this.open(actor, id);
    const now = this.tools.clock.now();
    const status = statusAt(quote, now);
    if (status === 'declined') return quote;
    if (status === 'expired') throw new QuoteExpiredError();
    if (status !== 'sent') throw new WrongQuoteStateError(status);
    const said =
      reason === undefined || reason === ''
        ? []
        : [this.requests.remark(request.id, { by: 'company', at: now, text: reason })];
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.move(id, 'sent', 'declined', { answeredAt: now }),
        // The office has the next word: another quote, or none.
        this.requests.move(request.id, ['quoted'], 'requested', now),
        ...said,
        ...this.tools.line(actor, quote, 'quote-declined', { number: quote.number }),
      ),
    );
    return { ...quote, answeredAt: now, status: 'declined' };
  }

  /** A quote with its request, for the company (once it was sent) and for who sells. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async open(actor: Actor, id: string): Promise<{ readonly quote: Quote; readonly request: QuoteRequest }> {
    const quote = await this.repository.get(id);
    const request = await this.requests.get(quote.requestId);
    mustSeeSale(actor, request);
    if (actor.kind === 'holder' && quote.status === 'draft') throw new NotFoundError('quote');
    return { quote, request };
  }

  private async seen(actor: Actor, known: Quote): Promise<Quote> {
    mustSell(actor, known);
    return known;
  }

  private async requestOf(
    actor: Actor,
    operationId: string,
    form: QuoteForm,
  ): Promise<{ readonly request: QuoteRequest; readonly writes: readonly Write[] }> {
    if (form.requestId !== undefined) {
      const request = await this.requests.get(form.requestId);
      mustSell(actor, request);
      return { request, writes: [] };
    }
    if (actor.kind !== 'staff') throw new NotFoundError('request');
    mustSell(actor, actor);
    const asked = typedIn(actor.organisationId, form);
    return this.asking.prepared(actor, derivedId('request', operationId), asked);
  }

  /** @throws NotFoundError, FieldErrors for a class of another course */
  private async classOf({ organisationId, courseId }: QuoteRequest, given: string): Promise<string | undefined> {
    const found = await this.offers.find({ organisation: organisationId, classId: given });
    if (found.courseId !== courseId) throw new FieldErrors([{ field: 'classId', code: 'other_course', message: '' }]);
    return found.classId;
  }
}

/** The request of a company that phoned. @throws FieldErrors for what a request needs */
function typedIn(organisation: string, form: QuoteForm): QuoteRequestForm {
  const { company, contact, language, courseId, classId, seats } = form;
  const problems: FieldProblem[] = [
    ...(contact ? [] : ['contact']),
    ...(language ? [] : ['language']),
    ...((courseId ?? classId) ? [] : ['courseId']),
    ...(seats ? [] : ['seats']),
  ].map((field) => ({ field, code: 'required', message: '' }));
  if (!company || !contact || !language || !seats || problems.length > 0) throw new FieldErrors(problems);
  const kind = classId === undefined ? 'workshop' : 'seats';
  return { organisation, company, contact, language, kind, courseId, classId, seats };
}
