import { Injectable } from '@nestjs/common';
import type { Currency, Money } from '../shared/money';
import { Database } from '../platform/database';
import type { Invoice } from './invoice';
import { type InvoiceRow, INVOICES } from './invoice.schema';
import { netReceived } from './received';

const SUMS = { kind: 1, paid: 1, refunds: 1, totals: 1, currency: 1 } as const;

/** What came for sales, by what they were about. Whose they are is the caller's to know. */
@Injectable()
export class ReceivedMoney {
  constructor(private readonly db: Database) {}

  /** Without VAT, by currency, for these subjects of a kind together. */
  async forSubjects(organisationId: string, kind: string, ids: readonly string[]): Promise<Money[]> {
    if (ids.length === 0) return [];
    const rows = await this.db
      .collection<InvoiceRow>(INVOICES)
      .find({
        ...{ organisationId, 'subject.kind': kind, 'subject.id': { $in: [...ids] } },
        $or: [{ paid: { $gt: 0 } }, { 'refunds.0': { $exists: true } }],
      })
      .project<Pick<Invoice, 'kind' | 'paid' | 'refunds' | 'totals' | 'currency'>>(SUMS)
      .toArray();
    const sums = new Map<Currency, number>();
    for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + netReceived(row));
    return [...sums].map(([currency, amount]) => ({ currency, amount }));
  }
}
