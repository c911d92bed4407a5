import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError } from '../shared/domain-error';
import { History } from '../history';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { WrongInvoiceKindError, WrongInvoiceStateError } from './billing.errors';
import { InvoiceEnded } from './billing.facts';
import { MakePapers } from './billing.job-types';
import { mustKeepMoney } from './billing.policy';
import { DocumentLinks } from './document-links';
import { creditOf } from './drafting';
import { claimOf, type FiscalCodes, type Invoice, isOpen, LIVE_STATUSES, relatedTo, statusOf } from './invoice';
import { InvoicesRepository } from './invoices.repository';
import { InvoicesService } from './invoices.service';
import { IssuingDesk } from './issuing.desk';

/** What is written when money that came for documents is free again. */
export type Release = (actor: Actor, invoice: Invoice) => Promise<readonly Write[]>;

/** What correcting needs beside the documents. */
@Injectable()
export class CorrectionTools {
  /** Bound by payments, which know the documents. */
  release: Release = () => Promise.resolve([]);

  constructor(
    readonly repository: InvoicesRepository,
    readonly history: History,
    readonly outbox: Outbox,
    readonly db: Database,
    readonly links: DocumentLinks,
  ) {}
}

/** How issued documents are corrected: by another one, never by an edit. */
@Injectable()
export class Corrections {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly desk: IssuingDesk,
    private readonly tools: CorrectionTools,
  ) {}

  /**
   * Takes an invoice back by a credit note of the same sums. What was paid for it is free for other documents, and the document that it
   * followed asks for money again where it had been paid before. Again: the credit note that is there.
   * @throws NotFoundError, ForbiddenError, WrongInvoiceKindError, WrongInvoiceStateError, LostRaceError
   */
  async credit(actor: Actor, operationId: string, number: string, reason: string): Promise<Invoice> {
    const invoice = await this.invoices.getOwn(actor, number);
    mustKeepMoney(actor, invoice);
    if (invoice.kind !== 'invoice' && invoice.kind !== 'advance_invoice') throw new WrongInvoiceKindError(invoice.kind);
    const known = await this.tools.repository.find(operationId);
    if (known) return sameCredit(known, invoice);
    if (!LIVE_STATUSES.includes(invoice.status)) throw new WrongInvoiceStateError(invoice.status);
    if (invoice.credited !== undefined) throw new WrongInvoiceStateError(invoice.status);
    const [released, before] = await Promise.all([this.tools.release(actor, invoice), this.reopened(invoice)]);
    const draft = creditOf(invoice, operationId, reason, this.tools.links.hashesFor(operationId));
    try {
      return await this.desk.issue({
        actor,
        draft,
        together: (note) => [
          this.tools.repository.change(invoice, { status: 'credited', paid: 0, followedBy: relatedTo(note) }),
          ...before,
          ...released,
          ...this.ended(actor, invoice, 'credited', reason),
        ],
      });
    } catch (error) {
      const first = isDuplicateKey(error) ? await this.tools.repository.find(operationId) : null;
      if (!first) throw error;
      return sameCredit(first, invoice);
    }
  }

  /** Takes a pro-forma back, which needs no credit note; again: the same. @throws the same */
  async withdraw(actor: Actor, id: string, reason: string): Promise<Invoice> {
    const invoice = await this.tools.repository.find(id);
    if (!invoice || actor.kind === 'anonymous') return this.invoices.getOwn(actor, id);
    if (actor.kind === 'staff') mustKeepMoney(actor, invoice);
    if (invoice.kind !== 'pro_forma') throw new WrongInvoiceKindError(invoice.kind);
    if (invoice.status === 'withdrawn') return invoice;
    if (!LIVE_STATUSES.includes(invoice.status)) throw new WrongInvoiceStateError(invoice.status);
    const released = await this.tools.release(actor, invoice);
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.tools.repository.change(invoice, { status: 'withdrawn', paid: 0 }),
        ...released,
        ...this.ended(actor, invoice, 'withdrawn', reason),
      ),
    );
    return { ...invoice, status: 'withdrawn', paid: 0 };
  }

  /** Takes back what a sale asks for and nobody has paid on; the rest is the accountant's to credit. */
  async withdrawUnpaid(
    actor: Actor,
    organisationId: string,
    subject: Invoice['subject'],
    reason: string,
  ): Promise<void> {
    const papers = await this.invoices.listOf(organisationId, subject);
    for (const { id } of papers.filter((paper) => paper.kind === 'pro_forma' && isOpen(paper) && paper.paid === 0))
      await this.withdraw(actor, id, reason);
  }

  /**
   * Keeps what the Albanian tax office gave for a document, typed in by staff, and makes its papers again with it: the law wants it on them.
   * It is typed in once.
   * @throws NotFoundError, ForbiddenError, WrongInvoiceKindError, WrongInvoiceStateError when there are codes
   */
  async fiscalise(actor: Actor, number: string, fiscal: FiscalCodes): Promise<Invoice> {
    const invoice = await this.invoices.getOwn(actor, number);
    mustKeepMoney(actor, invoice);
    if (invoice.kind === 'pro_forma' || invoice.kind === 'receipt') throw new WrongInvoiceKindError(invoice.kind);
    if (invoice.fiscal) throw new WrongInvoiceStateError(invoice.status);
    const { id, organisationId } = invoice;
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.tools.repository.fiscalisation(invoice, fiscal),
        ...this.tools.history.writes(actor, {
          organisationId,
          subject: { kind: 'invoice', id },
          verb: 'billing.fiscalised',
          facts: { number: invoice.number },
        }),
        ...this.tools.outbox.jobWrites(MakePapers, { invoiceId: id }),
      ),
    );
    return { ...invoice, fiscal, papers: undefined };
  }

  /** The document that this one followed goes on alone: with its payments, or not at all. */
  private async reopened({ related, organisationId }: Invoice): Promise<Write[]> {
    if (!related) return [];
    const before = await this.tools.repository.getOwn(organisationId, related.id);
    if (before.status !== 'invoiced') return [];
    const unpaid = before.kind === 'pro_forma' && before.paid === 0;
    const status = unpaid ? 'withdrawn' : statusOf(before.paid, claimOf(before));
    return [this.tools.repository.change(before, { status, followedBy: null })];
  }

  private ended(actor: Actor, invoice: Invoice, by: 'credited' | 'withdrawn', reason: string): Write[] {
    const { id, organisationId, subject, number } = invoice;
    return [
      ...this.tools.history.writes(actor, {
        organisationId,
        subject: { kind: 'invoice', id },
        verb: `billing.${by}`,
        facts: { number },
        reason,
      }),
      ...this.tools.outbox.factWrites(InvoiceEnded, { invoiceId: id, organisationId, subject, by }),
    ];
  }
}

/** The credit note that an operation made. @throws DomainError 422 when it made something else */
export function sameCredit(known: Invoice, { id }: Invoice): Invoice {
  if (known.kind === 'credit_note' && known.related?.id === id) return known;
  throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another document.');
}
