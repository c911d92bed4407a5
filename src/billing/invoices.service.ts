import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import type { Day } from '../shared/days';
import type { Listed } from '../shared/listing';
import { Organisations } from '../organisations';
import { isDuplicateKey } from '../platform/database';
import { BillingSettingsService } from './billing-settings.service';
import { BillingNotSetUpError, WrongInvoiceKindError, WrongInvoiceStateError } from './billing.errors';
import { mustKeepMoney, mustReadMoney, mustSeeDocument } from './billing.policy';
import { DocumentLinks } from './document-links';
import { canFollow, drafted, type InvoiceRequest } from './drafting';
import { type Invoice, LIVE_STATUSES, relatedTo } from './invoice';
import { type InvoiceFilter, InvoicesRepository } from './invoices.repository';
import { type Issue, IssuingDesk } from './issuing.desk';

/** Money documents: issued once and frozen, read by staff and by whoever has the link. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly repository: InvoicesRepository,
    private readonly desk: IssuingDesk,
    private readonly settings: BillingSettingsService,
    private readonly organisations: Organisations,
    private readonly links: DocumentLinks,
  ) {}

  /**
   * Issues the document under the operation's id, so that a repeat gives the first one again. That the actor may sell this is the
   * caller's to know; staff of another organisation is refused all the same.
   * @throws BillingNotSetUpError, FieldErrors (`lines.0.vat` and the like), NotFoundError, WrongInvoiceKindError and
   * WrongInvoiceStateError for a document that can't be followed, DomainError 422 idempotency_key_reused, LostRaceError
   */
  async issue(actor: Actor, operationId: string, request: InvoiceRequest): Promise<Invoice> {
    if (actor.kind === 'staff') mustReadMoney(actor, request);
    const known = await this.repository.find(operationId);
    if (known) return same(known, request);
    const settings = await this.settings.read(request.organisationId);
    if (!settings) throw new BillingNotSetUpError();
    const { language: townLanguage } = await this.organisations.get(request.organisationId);
    const related = await this.before(request);
    const link = this.links.hashesFor(operationId);
    const draft = drafted(request, { id: operationId, settings, townLanguage, link, related });
    const together: Issue['together'] =
      related &&
      ((invoice) => [this.repository.change(related, { status: 'invoiced', followedBy: relatedTo(invoice) })]);
    try {
      return await this.desk.issue({ actor, draft, ...(together ? { together } : {}) });
    } catch (error) {
      // The same operation in another process was faster.
      const first = isDuplicateKey(error) ? await this.repository.find(operationId) : null;
      if (!first) throw error;
      return same(first, request);
    }
  }

  /** What was issued about a booking or the like, the oldest first; for the domain whose subject it is. */
  listOf(organisationId: string, subject: Invoice['subject']): Promise<Invoice[]> {
    return this.repository.listOfSubject(organisationId, subject.kind, subject.id);
  }

  /** Pro-formas about things of a kind that should have been paid before today, for the domain whose things they are. */
  overdueOf(organisationId: string, kind: string, today: Day, limit: number): Promise<Invoice[]> {
    return this.repository.listOverdue(organisationId, kind, today, limit);
  }

  /** By its id, for a job or a listener; null when there is none. */
  find(id: string): Promise<Invoice | null> {
    return this.repository.find(id);
  }

  /** By its number, for staff. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async getOwn(actor: Actor, number: string): Promise<Invoice> {
    if (actor.kind !== 'staff') throw new NotFoundError('document');
    const found = await this.repository.findByNumber(actor.organisationId, number.toUpperCase());
    if (!found) throw new NotFoundError('document');
    mustReadMoney(actor, found);
    return found;
  }

  /** By its number, for staff and for whoever has its link. @throws the same */
  async read(actor: Actor, number: string): Promise<Invoice> {
    if (actor.kind !== 'holder') return this.getOwn(actor, number);
    const found = await this.open(actor);
    if (found.number !== number.toUpperCase()) throw new NotFoundError('document');
    return found;
  }

  /** The document that a secret opens. @throws NotFoundError */
  async open(actor: Actor): Promise<Invoice> {
    const found = actor.kind === 'holder' ? await this.repository.findBySecretHash(actor.secretHash) : null;
    if (!found) throw new NotFoundError('document');
    mustSeeDocument(actor, found);
    return found;
  }

  /** The newest first. @throws ForbiddenError */
  async list(actor: Actor, filter: InvoiceFilter): Promise<Listed<Invoice>> {
    if (actor.kind !== 'staff') throw new NotFoundError('document');
    mustKeepMoney(actor, actor);
    return this.repository.list(actor.organisationId, filter);
  }

  /** The document that the new one follows. */
  private async before({
    organisationId,
    kind,
    relatedTo: id,
    currency,
  }: InvoiceRequest): Promise<Invoice | undefined> {
    if (id === undefined) return undefined;
    const related = await this.repository.getOwn(organisationId, id);
    if (!canFollow(kind, related) || related.currency !== currency) throw new WrongInvoiceKindError(related.kind);
    if (!LIVE_STATUSES.includes(related.status)) throw new WrongInvoiceStateError(related.status);
    return related;
  }
}

/** What was issued under this id, if it is this document. @throws DomainError 422 when it is another */
function same(known: Invoice, { organisationId, kind, subject }: InvoiceRequest): Invoice {
  const isSame =
    known.organisationId === organisationId &&
    known.kind === kind &&
    known.subject.kind === subject.kind &&
    known.subject.id === subject.id;
  if (!isSame) throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another document.');
  return known;
}
