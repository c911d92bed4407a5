import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, systemActor } from '../shared/actor';
import { decimal } from '../shared/money';
import { LostRaceError } from '../shared/domain-error';
import { History } from '../history';
import type { Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { InvoicePaymentsChanged } from './billing.facts';
import { CorrectionTools } from './corrections.service';
import type { Invoice } from './invoice';
import { InvoicesRepository } from './invoices.repository';
import { type Payment, release, type Settled } from './payment';
import type { Statement } from './statement';
import { PaymentsRepository } from './payments.repository';

/** The rows by which a change of payments is written: payment, documents, history, facts. */
@Injectable()
export class PaymentRecords implements OnModuleInit {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly invoices: InvoicesRepository,
    private readonly corrections: CorrectionTools,
    private readonly history: History,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.corrections.release = (actor, invoice) => this.releaseAll(actor, invoice);
  }

  /** Documents as they are after it, with a line and a fact each. */
  settlement(actor: Actor, settled: readonly Settled[], verb: 'paid' | 'payment-undone'): Write[] {
    return settled.flatMap(({ invoice, paid, status }) => [
      this.invoices.change(invoice, { status, paid }),
      ...this.told(actor, invoice, paid, verb),
    ]);
  }

  /** That a statement was imported. */
  imported(actor: Actor, { organisationId, lines, until }: Statement): Write[] {
    return this.history.writes(actor, {
      organisationId,
      subject: { kind: 'organisation', id: organisationId },
      verb: 'billing.statement-imported',
      facts: { lines, until },
    });
  }

  /** That a payment is for no document, and why. */
  aside(actor: Actor, { id, organisationId, amount, currency }: Payment, reason: string): Write[] {
    return this.history.writes(actor, {
      organisationId,
      subject: { kind: 'payment', id },
      verb: 'billing.set-aside',
      facts: { amount: `${decimal(amount)} ${currency}` },
      reason,
    });
  }

  /** What is said of a document whose payments changed. */
  private told(actor: Actor, invoice: Invoice, paid: number, verb: 'paid' | 'payment-undone'): Write[] {
    const { id, organisationId, subject, number, currency, totals } = invoice;
    const amount = `${decimal(Math.abs(paid - invoice.paid))} ${currency}`;
    return [
      ...this.history.writes(actor, {
        organisationId,
        subject: { kind: 'invoice', id },
        verb: `billing.${verb}`,
        facts: { number, amount },
      }),
      ...this.outbox.factWrites(InvoicePaymentsChanged, {
        ...{ invoiceId: id, organisationId, subject, paid, payable: totals.payable },
      }),
    ];
  }

  /** For a document that is taken back in the same transaction: its payments are free again, the document itself is written by the caller. */
  private async releaseAll(actor: Actor, invoice: Invoice): Promise<Write[]> {
    const { organisationId, id } = invoice;
    const all = await this.payments.listOfInvoice(organisationId, id);
    const changes = all.map((payment) => this.payments.change(payment, without(payment, invoice)));
    return invoice.paid === 0 ? changes : [...changes, ...this.told(actor, invoice, 0, 'payment-undone')];
  }
}

function without(payment: Payment, invoice: Invoice): Payment {
  const released = release(payment, [invoice], invoice.id);
  if (typeof released === 'string') throw new LostRaceError();
  return released.payment;
}

/** Who finds what bank lines are for. */
export const MATCHER = systemActor('billing');
