import { Injectable } from '@nestjs/common';
import type { Day } from '../shared/days';
import { Database } from '../platform/database';
import { Vault } from '../platform/secrets';
import { BuyerSeal } from './buyer-seal';
import type { Invoice } from './invoice';
import { type InvoiceRow, INVOICES } from './invoice.schema';
import type { Payment, PaymentOrigin } from './payment';
import { type PaymentRow, PAYMENTS } from './payment.schema';

/** From a day to a day, both of them in it. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** More in one period than one accountant has. */
const MOST = 20_000;

/** What happened in a period, the oldest first. */
@Injectable()
export class BookkeepingRepository {
  constructor(
    private readonly db: Database,
    private readonly seal: BuyerSeal,
    private readonly vault: Vault,
  ) {}

  /** Documents that were issued in it. */
  async documents(organisationId: string, { from, to }: Period): Promise<Invoice[]> {
    const rows = await this.db
      .collection<InvoiceRow>(INVOICES)
      .find({ organisationId, issuedOn: { $gte: from, $lte: to } })
      .sort({ issuedAt: 1, number: 1 })
      .limit(MOST)
      .toArray();
    return rows.map((row) => this.seal.invoice(row));
  }

  /** Documents from which money was sent back in it. */
  async refunded(organisationId: string, { from, to }: Period): Promise<Invoice[]> {
    const rows = await this.db
      .collection<InvoiceRow>(INVOICES)
      .find({ organisationId, refunds: { $elemMatch: { on: { $gte: from, $lte: to } } } })
      .limit(MOST)
      .toArray();
    return rows.map((row) => this.seal.invoice(row));
  }

  /** Payments of it, but for cash that was typed in by mistake. */
  async payments(organisationId: string, { from, to }: Period): Promise<Payment[]> {
    const rows = await this.db
      .collection<PaymentRow>(PAYMENTS)
      .find({ organisationId, paidOn: { $gte: from, $lte: to }, state: { $ne: 'undone' } })
      .sort({ paidOn: 1, receivedAt: 1, line: 1, _id: 1 })
      .limit(MOST)
      .toArray();
    return rows.map(({ _id, origin, ...fields }) => ({
      ...fields,
      id: _id,
      origin: JSON.parse(this.vault.open(origin)) as PaymentOrigin,
    }));
  }
}
