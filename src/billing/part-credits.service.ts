import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Day } from '../shared/days';
import { FieldErrors } from '../shared/domain-error';
import { decimal } from '../shared/money';
import { isDuplicateKey, type Write } from '../platform/database';
import { WrongInvoiceKindError, WrongInvoiceStateError } from './billing.errors';
import { InvoicePaymentsChanged } from './billing.facts';
import { mustKeepMoney } from './billing.policy';
import { Corrections, CorrectionTools, sameCredit } from './corrections.service';
import { creditedOf, type CreditPart, type LineRest, restOf } from './crediting';
import { creditOf } from './drafting';
import { claimOf, type Invoice, LIVE_STATUSES, owedBack, statusOf } from './invoice';
import { InvoicesService } from './invoices.service';
import { IssuingDesk } from './issuing.desk';

/** Credit notes of a part of an invoice, and money that goes back to its buyer. */
@Injectable()
export class PartCredits {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly corrections: Corrections,
    private readonly desk: IssuingDesk,
    private readonly tools: CorrectionTools,
  ) {}

  /**
   * Takes parts of an invoice back; without parts all of it, or all that is left. It asks for less then, and what was paid beyond that is to
   * be sent back. Again: the credit note that is there.
   * @throws NotFoundError, ForbiddenError, FieldErrors, WrongInvoiceKindError, WrongInvoiceStateError, LostRaceError
   */
  async credit(
    actor: Actor,
    operationId: string,
    number: string,
    reason: string,
    parts?: readonly CreditPart[],
  ): Promise<Invoice> {
    const invoice = await this.invoices.getOwn(actor, number);
    const known = await this.tools.repository.find(operationId);
    if (known) return sameCredit(known, invoice);
    if (parts === undefined && invoice.credited === undefined)
      return this.corrections.credit(actor, operationId, number, reason);
    mustKeepMoney(actor, invoice);
    if (invoice.kind !== 'invoice') throw new WrongInvoiceKindError(invoice.kind);
    if (!LIVE_STATUSES.includes(invoice.status)) throw new WrongInvoiceStateError(invoice.status);
    const part = creditedOf(invoice, await this.notesOf(invoice), parts);
    if (part.lines.length === 0) throw new WrongInvoiceStateError(invoice.status);
    const draft = creditOf(invoice, operationId, reason, this.tools.links.hashesFor(operationId), part);
    try {
      return await this.desk.issue({ actor, draft, together: (note) => this.writes(actor, invoice, note) });
    } catch (error) {
      const first = isDuplicateKey(error) ? await this.tools.repository.find(operationId) : null;
      if (!first) throw error;
      return sameCredit(first, invoice);
    }
  }

  /** What is left of each line to be credited. */
  async restOf(invoice: Invoice): Promise<LineRest[]> {
    return restOf(invoice, await this.notesOf(invoice));
  }

  /**
   * Notes that money was sent back to the buyer: all that is owed, unless an amount is said. Again: the same.
   * @throws NotFoundError, ForbiddenError, WrongInvoiceStateError when nothing is owed, FieldErrors for more than that, LostRaceError
   */
  async refund(
    actor: Actor,
    operationId: string,
    number: string,
    { amount, on }: { readonly amount?: number | undefined; readonly on: Day },
  ): Promise<Invoice> {
    const invoice = await this.invoices.getOwn(actor, number);
    mustKeepMoney(actor, invoice);
    const { refunds = [], status, paid } = invoice;
    if (refunds.some(({ id }) => id === operationId)) return invoice;
    const owed = owedBack(invoice);
    if (owed === 0) throw new WrongInvoiceStateError(status);
    const refund = { id: operationId, amount: amount ?? owed, on };
    if (refund.amount > owed) throw new FieldErrors([{ field: 'amount', code: 'more_than_owed', message: '' }]);
    const after = { ...invoice, refunds: [...refunds, refund] };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.tools.repository.change(invoice, { status: statusOf(paid, claimOf(after)), refund }),
        ...this.line(actor, invoice, 'refunded', refund.amount),
      ),
    );
    return after;
  }

  private async notesOf({ organisationId, id }: Invoice): Promise<Invoice[]> {
    const related = await this.tools.repository.listRelated(organisationId, id);
    return related.filter(({ kind }) => kind === 'credit_note');
  }

  private writes(actor: Actor, invoice: Invoice, { totals, reason }: Invoice): Write[] {
    const { id: invoiceId, organisationId, subject, paid } = invoice;
    const credited = (invoice.credited ?? 0) + totals.payable;
    const claim = claimOf({ ...invoice, credited });
    return [
      this.tools.repository.change(invoice, { status: statusOf(paid, claim), credited }),
      ...this.line(actor, invoice, 'credited-part', totals.payable, reason),
      ...this.tools.outbox.factWrites(InvoicePaymentsChanged, {
        invoiceId,
        organisationId,
        subject,
        paid,
        payable: claim,
      }),
    ];
  }

  private line(actor: Actor, invoice: Invoice, verb: string, amount: number, reason?: string): Write[] {
    const { id, organisationId, number, currency } = invoice;
    return this.tools.history.writes(actor, {
      ...{ organisationId, subject: { kind: 'invoice', id }, verb: `billing.${verb}` },
      facts: { number, amount: `${decimal(amount)} ${currency}` },
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
