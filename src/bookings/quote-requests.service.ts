import { Injectable } from '@nestjs/common';
import { People } from '../people';
import { type Actor, isStaffOf } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { listed, type Listed, newestKey } from '../shared/listing';
import { isDuplicateKey, type Write } from '../platform/database';
import type { QuoteRequestForm, RemarkForm, RequestsQuery } from './bookings.forms';
import { OfficeAnswered, RequestReceived } from './bookings.messages';
import { OfferedThings } from './offered-things';
import { isSeller, mustSeeSale, mustSell } from './bookings.policy';
import { type QuoteRequest, REQUEST_STATUSES } from './quote-request';
import { contactOf, SaleLinks } from './sale-links';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { QuotesRepository } from './quotes.repository';
import { SaleTools } from './sale-tools';

/** What a company asks for, and what is said about it. */
@Injectable()
export class QuoteRequests {
  constructor(
    private readonly repository: QuoteRequestsRepository,
    private readonly quotes: QuotesRepository,
    private readonly tools: SaleTools,
    private readonly offers: OfferedThings,
    private readonly people: People,
    private readonly links: SaleLinks,
  ) {}

  /**
   * Keeps a company's request under the operation's id; the contact gets the link to its page by mail. Once more it changes nothing.
   * @throws NotFoundError for an organisation, course or class that nobody sees, FieldErrors, DomainError 422 idempotency_key_reused
   */
  async ask(actor: Actor, operationId: string, form: QuoteRequestForm): Promise<QuoteRequest> {
    const known = await this.repository.find(operationId);
    if (known) return same(known, form);
    const { request, writes } = await this.prepared(actor, operationId, form);
    try {
      await this.tools.db.inTransaction((tx) =>
        tx.write(
          ...writes,
          ...this.tools.notifications.writes(
            RequestReceived,
            { requestId: request.id },
            { key: `${RequestReceived.name}:${request.id}`, answer: true },
          ),
        ),
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return same(await this.repository.get(operationId), form);
    }
    return request;
  }

  /** The request with its records as writes, for one that the office types in together with its quote. @throws the same */
  async prepared(
    actor: Actor,
    id: string,
    form: QuoteRequestForm,
  ): Promise<{ readonly request: QuoteRequest; readonly writes: Write[] }> {
    const offer = await this.offers.find(form);
    const { organisationId } = offer;
    await this.offers.mustBeToCome(organisationId, form.wishedDates ?? []);
    const now = this.tools.clock.now();
    const contactId = derivedId('contact', id);
    const byStaff = isStaffOf(actor, organisationId);
    const notes = form.notes ?? '';
    const request: QuoteRequest = {
      id,
      ...offer,
      company: form.company,
      contactId,
      language: form.language,
      kind: form.kind,
      seats: form.seats,
      wishedDates: form.wishedDates ?? [],
      place: form.place,
      status: 'requested',
      remarks: notes === '' ? [] : [{ by: byStaff ? 'office' : 'company', at: now, text: notes }],
      createdAt: now,
      changedAt: now,
      ...this.links.newHashes(id),
      ...(byStaff ? { helpedBy: actor.accountId } : {}),
    };
    const contact = contactOf(form.contact, await this.offers.country(organisationId));
    const writes = [
      ...this.people.newPerson({ id: contactId, organisationId, language: form.language, ...contact }),
      this.repository.insertion(request),
      ...this.tools.line(actor, request, 'requested', { seats: form.seats }),
    ];
    return { request, writes };
  }

  /** By its id, for the company and for who sells. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async get(actor: Actor, id: string): Promise<QuoteRequest> {
    const request = await this.repository.get(id);
    mustSeeSale(actor, request);
    return request;
  }

  /** The request that a secret opens. @throws NotFoundError */
  async own(actor: Actor): Promise<QuoteRequest> {
    const found = actor.kind === 'holder' ? await this.repository.findBySecretHash(actor.secretHash) : null;
    if (!found) throw new NotFoundError('page');
    return found;
  }

  /** The newest first, of one state or of all. @throws ForbiddenError */
  async list(actor: Actor, { status, after, limit }: RequestsQuery): Promise<Listed<QuoteRequest>> {
    if (actor.kind !== 'staff') throw new NotFoundError('request');
    mustSell(actor, actor);
    const statuses = status ? [status] : REQUEST_STATUSES;
    const rows = await this.repository.list(actor.organisationId, { statuses, after, limit: limit + 1 });
    return listed(
      rows,
      limit,
      ({ createdAt, id }) => newestKey(createdAt, id),
      (row) => row,
    );
  }

  /** Adds a question of the company, or the office's answer, which goes to the company by mail. @throws NotFoundError, ForbiddenError */
  async remark(actor: Actor, id: string, { text }: RemarkForm): Promise<QuoteRequest> {
    const request = await this.get(actor, id);
    const by = isSeller(actor, request) ? 'office' : 'company';
    const last = request.remarks.at(-1);
    if (last?.by === by && last.text === text) return request;
    const at = this.tools.clock.now();
    const told =
      by === 'company'
        ? []
        : this.tools.notifications.writes(
            OfficeAnswered,
            { requestId: id, at: at.toISOString() },
            { key: `${OfficeAnswered.name}:${id}:${at.getTime()}` },
          );
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.remark(id, { by, at, text }),
        ...this.tools.line(actor, request, by === 'office' ? 'answered' : 'asked'),
        ...told,
      ),
    );
    return { ...request, remarks: [...request.remarks, { by, at, text }], changedAt: at };
  }

  /** The office has nothing to offer: the request is filed away. @throws NotFoundError, ForbiddenError, LostRaceError */
  async close(actor: Actor, id: string): Promise<QuoteRequest> {
    const request = await this.get(actor, id);
    mustSell(actor, request);
    if (request.status === 'closed') return request;
    const at = this.tools.clock.now();
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.move(id, ['requested', 'quoted'], 'closed', at),
        this.quotes.replacement(id),
        ...this.tools.line(actor, request, 'closed'),
      ),
    );
    return { ...request, status: 'closed', changedAt: at };
  }
}

/** What was kept under this id, if it is this request. @throws DomainError 422 when it is another */
function same(known: QuoteRequest, { company, seats, kind }: QuoteRequestForm): QuoteRequest {
  if (known.company.name === company.name && known.seats === seats && known.kind === kind) return known;
  throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another request.');
}
