import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { Day } from '../shared/days';
import type { Listed } from '../shared/listing';
import { mustKeepMoney } from './billing.policy';
import type { Invoice } from './invoice';
import { type InvoiceFilter, InvoicesRepository } from './invoices.repository';
import type { Payment } from './payment';
import { type PaymentFilter, PaymentsRepository } from './payments.repository';

/** What the accountant looks at: payments, what belongs to a document, and how much is missing. */
@Injectable()
export class PaymentLists {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly invoices: InvoicesRepository,
  ) {}

  /** The newest first. @throws ForbiddenError */
  list(actor: StaffActor, filter: PaymentFilter): Promise<Listed<Payment>> {
    mustKeepMoney(actor, actor);
    return this.payments.list(actor.organisationId, filter);
  }

  /** What came for a document, the oldest first, and the papers that answer it. @throws ForbiddenError */
  async around(
    actor: StaffActor,
    { id, organisationId }: Invoice,
  ): Promise<{ payments: Payment[]; papers: Invoice[] }> {
    mustKeepMoney(actor, { organisationId });
    const [payments, papers] = await Promise.all([
      this.payments.listOfInvoice(organisationId, id),
      this.invoices.listRelated(organisationId, id),
    ]);
    return { payments, papers };
  }

  /** How many there are, and how much is missing on them, by currency. @throws ForbiddenError */
  sums(actor: StaffActor, status: InvoiceFilter['status'], today: Day): ReturnType<InvoicesRepository['sums']> {
    mustKeepMoney(actor, actor);
    return this.invoices.sums(actor.organisationId, { status, today });
  }
}
