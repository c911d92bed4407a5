import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import type { Day } from '../shared/days';
import { DomainError, FieldErrors, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { AllocationRefusedError, WrongInvoiceStateError, WrongPaymentStateError } from './billing.errors';
import { mustKeepMoney } from './billing.policy';
import { DocumentLinks } from './document-links';
import { receiptOf } from './drafting';
import { type Invoice, openAmount } from './invoice';
import { InvoicesRepository } from './invoices.repository';
import { IssuingDesk } from './issuing.desk';
import { allocate, freeOf, type Payment, release, type Wanted } from './payment';
import { PaymentRecords } from './payment-records';
import { PaymentsRepository } from './payments.repository';
import { CashTexts } from './cash-texts';

/** What payments read and write with. */
@Injectable()
export class PaymentTools {
  constructor(
    readonly payments: PaymentsRepository,
    readonly invoices: InvoicesRepository,
    readonly records: PaymentRecords,
    readonly db: Database,
    readonly clock: Clock,
  ) {}
}

/** Money that came in, and what it is for. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly tools: PaymentTools,
    private readonly desk: IssuingDesk,
    private readonly links: DocumentLinks,
    private readonly texts: CashTexts,
  ) {}

  /**
   * Cash at the office, with a receipt. All that is open unless an amount is said.
   * @throws NotFoundError, ForbiddenError, WrongInvoiceStateError, FieldErrors for more than is open, LostRaceError
   */
  async cash(
    actor: Actor,
    operationId: string,
    invoice: Invoice,
    { amount = openAmount(invoice), paidOn }: { readonly amount?: number | undefined; readonly paidOn: Day },
  ): Promise<{ payment: Payment; receipt: Invoice }> {
    mustKeepMoney(actor, invoice);
    const receiptId = derivedId('billing:receipt', operationId);
    const known = await this.tools.payments.find(operationId);
    if (known) return this.sameCash(known, invoice);
    if (openAmount(invoice) <= 0) throw new WrongInvoiceStateError(invoice.status);
    if (amount > openAmount(invoice)) throw new FieldErrors([{ field: 'amount', code: 'more_than_open', message: '' }]);
    const { organisationId, currency, id: invoiceId, number } = invoice;
    const came: Payment = {
      ...{ id: operationId, organisationId, kind: 'cash', currency, amount, paidOn, receiptId },
      ...{ receivedAt: this.tools.clock.now(), origin: {}, allocations: [], state: 'open', version: 1 },
    };
    const given = allocate(came, [invoice], [{ invoiceId, amount }], 'cash');
    if (typeof given === 'string') throw new AllocationRefusedError(given);
    const link = this.links.hashesFor(receiptId);
    const draft = receiptOf(invoice, receiptId, amount, this.texts.lineOf(number), link);
    const { records, payments } = this.tools;
    const together = () => [payments.insertion(given.payment), ...records.settlement(actor, given.settled, 'paid')];
    try {
      return { payment: given.payment, receipt: await this.desk.issue({ actor, draft, together }) };
    } catch (error) {
      const first = isDuplicateKey(error) ? await this.tools.payments.find(operationId) : null;
      if (!first) throw error;
      return this.sameCash(first, invoice);
    }
  }

  /** For staff who keep the money. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async getOwn(actor: Actor, id: string): Promise<Payment> {
    const { organisationId } = keeper(actor);
    return this.tools.payments.getOwn(organisationId, id);
  }

  /**
   * Says what a payment is for, or for what else. A part without an amount gets as much as is open and left.
   * @throws NotFoundError, ForbiddenError, AllocationRefusedError, LostRaceError
   */
  async allocate(
    actor: Actor,
    id: string,
    wanted: readonly { readonly number: string; readonly amount?: number | undefined }[],
  ): Promise<Payment> {
    const payment = await this.getOwn(actor, id);
    const found = await Promise.all(
      wanted.map(({ number }) => this.tools.invoices.findByNumber(payment.organisationId, number.toUpperCase())),
    );
    let left = freeOf(payment);
    const parts = wanted.map(({ amount }, at): Wanted => {
      const invoice = found[at];
      if (!invoice) throw new FieldErrors([{ field: `allocations.${at}.number`, code: 'not_found', message: '' }]);
      const part = amount ?? Math.min(left, openAmount(invoice));
      left -= part;
      return { invoiceId: invoice.id, amount: part };
    });
    const given = allocate(
      payment,
      found.filter((one) => one !== null),
      parts,
      'staff',
    );
    if (typeof given === 'string') throw new AllocationRefusedError(given);
    return this.keep(actor, payment, given, 'paid');
  }

  /**
   * Takes a payment off everything it was for. Cash was typed in by mistake then, and its receipt is withdrawn; what the bank brought waits
   * for another document. Again: the same.
   * @throws NotFoundError, ForbiddenError, AllocationRefusedError when a document has gone on since, LostRaceError
   */
  async undo(actor: Actor, id: string): Promise<Payment> {
    const payment = await this.getOwn(actor, id);
    if (payment.state === 'undone') return payment;
    const ids = payment.allocations.map(({ invoiceId }) => invoiceId);
    const free = release(payment, await this.tools.invoices.listByIds(payment.organisationId, ids));
    if (typeof free === 'string') throw new AllocationRefusedError(free);
    const { reason: _, ...open } = free.payment;
    if (payment.kind === 'bank') return this.keep(actor, payment, { ...free, payment: open }, 'payment-undone');
    return this.keep(actor, payment, { ...free, payment: { ...open, state: 'undone' } }, 'payment-undone');
  }

  /** It is for no document: a gift, sent back. @throws NotFoundError, ForbiddenError, WrongPaymentStateError, LostRaceError */
  async setAside(actor: Actor, id: string, reason: string): Promise<Payment> {
    const payment = await this.getOwn(actor, id);
    if (payment.state !== 'open' || payment.allocations.length > 0) throw new WrongPaymentStateError(payment.state);
    const { payments, records, db } = this.tools;
    const aside: Payment = { ...payment, state: 'set_aside', reason };
    await db.inTransaction((tx) => tx.write(payments.change(payment, aside), ...records.aside(actor, payment, reason)));
    return aside;
  }

  private async keep(
    actor: Actor,
    before: Payment,
    { payment, settled }: Exclude<ReturnType<typeof release>, string>,
    verb: 'paid' | 'payment-undone',
  ): Promise<Payment> {
    const { payments, records, invoices } = this.tools;
    const receipt = payment.state === 'undone' && payment.receiptId ? await invoices.find(payment.receiptId) : null;
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        payments.change(before, payment),
        ...records.settlement(actor, settled, verb),
        ...(receipt ? [invoices.change(receipt, { status: 'withdrawn' })] : []),
      ),
    );
    return { ...payment, version: before.version + 1 };
  }

  private async sameCash(known: Payment, { id }: Invoice): Promise<{ payment: Payment; receipt: Invoice }> {
    const receipt = known.receiptId ? await this.tools.invoices.find(known.receiptId) : null;
    if (!receipt || receipt.related?.id !== id)
      throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another payment.');
    return { payment: known, receipt };
  }
}

/** @throws ForbiddenError, DomainError 401 */
function keeper(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new NotFoundError('payment');
  mustKeepMoney(actor, actor);
  return actor;
}
