import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import type { Day } from '../shared/days';
import { NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { listed, type Listed, newestKey, readNewestKey } from '../shared/listing';
import { Database, type Write } from '../platform/database';
import { BuyerSeal } from './buyer-seal';
import type { FiscalCodes, Invoice, InvoiceKind, InvoiceStatus, Papers, Refund, Related } from './invoice';
import { ISSUABLE, OPEN_STATUSES } from './invoice';
import { type InvoiceRow, INVOICES } from './invoice.schema';

/** As `claimOf` counts it. */
const CLAIM = {
  $subtract: [{ $add: ['$totals.payable', { $sum: '$refunds.amount' }] }, { $ifNull: ['$credited', 0] }],
};
/** More open documents than this are no longer one accountant's work. */
const MOST_OPEN = 5_000;

/** Which documents a list shows; `open` still ask for money, `overdue` since before `today`. */
export interface InvoiceFilter {
  readonly kind?: InvoiceKind | undefined;
  readonly status?: InvoiceStatus | 'open' | 'overdue' | undefined;
  readonly today: Day;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What changes of a document that was issued. */
export interface InvoiceChange {
  readonly status: InvoiceStatus;
  readonly paid?: number;
  readonly credited?: number;
  readonly refund?: Refund;
  readonly followedBy?: Related | null;
}

/** Every query for money documents. */
@Injectable()
export class InvoicesRepository {
  constructor(
    private readonly db: Database,
    private readonly seal: BuyerSeal,
  ) {}

  async find(id: string): Promise<Invoice | null> {
    return this.one({ _id: id });
  }

  /** @throws NotFoundError also for another organisation's */
  async getOwn(organisationId: string, id: string): Promise<Invoice> {
    const found = await this.one({ _id: id, organisationId });
    if (!found) throw new NotFoundError('document');
    return found;
  }

  findByNumber(organisationId: string, number: string): Promise<Invoice | null> {
    return this.one({ organisationId, number });
  }

  findBySecretHash(secretHash: string): Promise<Invoice | null> {
    return this.one({ secretHash });
  }

  /** All about one subject, the oldest first. */
  listOfSubject(organisationId: string, kind: string, id: string): Promise<Invoice[]> {
    return this.many({ organisationId, 'subject.id': id, 'subject.kind': kind }, 200, 1);
  }

  /** Pro-formas of a kind of sale that should have been paid before today, the longest first. */
  listOverdue(organisationId: string, kind: string, today: Day, limit: number): Promise<Invoice[]> {
    const filter = { ...wanted({ status: 'overdue', today }), kind: 'pro_forma', 'subject.kind': kind };
    return this.many({ organisationId, ...filter } as Filter<InvoiceRow>, limit, 1);
  }

  /** By id; the order is not kept. */
  listByIds(organisationId: string, ids: readonly string[]): Promise<Invoice[]> {
    return this.many({ organisationId, _id: { $in: [...ids] } }, ids.length);
  }

  /** The documents that answer one: receipts, credit notes, the one that follows. */
  listRelated(organisationId: string, id: string): Promise<Invoice[]> {
    return this.many({ organisationId, 'related.id': id }, 200, 1);
  }

  /** All that still ask for money, the oldest first. */
  listOpen(organisationId: string): Promise<Invoice[]> {
    return this.many({ organisationId, ...wanted({ status: 'open', today: '' }) }, MOST_OPEN, 1);
  }

  /** The newest first; `next` is the moment and the number of the last one. */
  async list(organisationId: string, { after, limit, ...filter }: InvoiceFilter): Promise<Listed<Invoice>> {
    const rows = await this.rows
      .find({ organisationId, ...wanted(filter), ...beyond(after) })
      .sort({ issuedAt: -1, number: -1 })
      .limit(limit + 1)
      .toArray();
    return listed(
      rows,
      limit,
      ({ issuedAt, number }) => newestKey(issuedAt, number),
      (row) => this.seal.invoice(row),
    );
  }

  /** How many there are, and what is missing on them together, by currency. */
  async sums(organisationId: string, filter: Pick<InvoiceFilter, 'status' | 'today'>) {
    return this.rows
      .aggregate<{ _id: Invoice['currency']; count: number; missing: number; paid: number }>([
        { $match: { organisationId, ...wanted(filter) } },
        {
          $group: {
            _id: '$currency',
            count: { $sum: 1 },
            missing: { $sum: { $subtract: [CLAIM, '$paid'] } },
            paid: { $sum: '$paid' },
          },
        },
        { $sort: { _id: 1 } },
      ])
      .toArray();
  }

  insertion({ id, buyer, ...fields }: Invoice): Write {
    return { collection: INVOICES, insert: { _id: id, ...given(fields), buyer: this.seal.seal(given(buyer)) } };
  }

  /** Moves a document that is as it was read: same status, same payments, same credit notes. A lost race ends the transaction. */
  change({ id, status, paid, credited, refunds = [] }: Invoice, { followedBy, refund, ...set }: InvoiceChange): Write {
    return {
      collection: INVOICES,
      filter: {
        ...{ _id: id, status, paid, credited: credited ?? { $exists: false } },
        [`refunds.${refunds.length}`]: { $exists: false },
      },
      update: {
        $set: { ...set, ...(followedBy ? { followedBy } : {}) },
        ...(followedBy === null ? { $unset: { followedBy: '' } } : {}),
        ...(refund ? { $push: { refunds: refund } } : {}),
      },
      must: true,
    };
  }

  /** The codes of the tax office, once; the papers so far are kept aside, and new ones are made. */
  fiscalisation({ id, papers }: Invoice, fiscal: FiscalCodes): Write {
    return {
      collection: INVOICES,
      filter: { _id: id, fiscal: { $exists: false } },
      update: { $set: { fiscal }, $unset: { papers: '' }, ...(papers ? { $push: { formerPapers: papers } } : {}) },
      must: true,
    };
  }

  /** Its papers are made once; those that are there stay. */
  async keepPapers(id: string, papers: Papers): Promise<void> {
    await this.rows.updateOne({ _id: id, papers: { $exists: false } }, { $set: { papers }, $unset: { failure: '' } });
  }

  async markUnprintable(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id, papers: { $exists: false } }, { $set: { failure: 'not_printable' } });
  }

  /** The paper stays with its name, as the law of invoices asks; nobody is written to any more, and a person's link ends. */
  erasure(personId: string): Write[] {
    const ended = { collection: INVOICES, filter: { personId, 'buyer.kind': 'person' }, many: true } as const;
    return [
      { ...ended, update: { $unset: { secretHash: '' } } },
      { collection: INVOICES, filter: { personId }, update: { $unset: { personId: '' } }, many: true },
    ];
  }

  private async one(filter: Filter<InvoiceRow>): Promise<Invoice | null> {
    const row = await this.rows.findOne(filter);
    return row && this.seal.invoice(row);
  }

  private async many(filter: Filter<InvoiceRow>, limit: number, order: 1 | -1 = -1): Promise<Invoice[]> {
    const rows = await this.rows.find(filter).sort({ issuedAt: order, number: order }).limit(limit).toArray();
    return rows.map((row) => this.seal.invoice(row));
  }

  private get rows() {
    return this.db.collection<InvoiceRow>(INVOICES);
  }
}

function wanted({ kind, status, today }: Pick<InvoiceFilter, 'kind' | 'status' | 'today'>): Filter<InvoiceRow> {
  const ofKind = kind ? { kind } : {};
  if (status !== 'open' && status !== 'overdue') return { ...ofKind, ...(status ? { status } : {}) };
  const asking = { kind: kind ?? { $in: [...ISSUABLE] }, status: { $in: [...OPEN_STATUSES] } };
  return status === 'open' ? asking : { ...asking, dueOn: { $lt: today } };
}

function beyond(after: string | undefined): Filter<InvoiceRow> {
  const last = readNewestKey(after);
  if (!last) return {};
  const { at: issuedAt, id: number } = last;
  return { $or: [{ issuedAt: { $lt: issuedAt } }, { issuedAt, number: { $lt: number } }] };
}
