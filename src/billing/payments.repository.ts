import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { listed, type Listed, newestKey, readNewestKey } from '../shared/listing';
import { Database, type Write } from '../platform/database';
import { Vault } from '../platform/secrets';
import type { Payment, PaymentOrigin, PaymentState } from './payment';
import { type PaymentRow, PAYMENTS } from './payment.schema';

/** Which payments a list shows. */
export interface PaymentFilter {
  readonly state?: PaymentState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Every query for payments; who paid is opened here and nowhere else. */
@Injectable()
export class PaymentsRepository {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  async find(id: string): Promise<Payment | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && this.fromRow(row);
  }

  /** @throws NotFoundError also for another organisation's */
  async getOwn(organisationId: string, id: string): Promise<Payment> {
    const row = await this.rows.findOne({ _id: id, organisationId });
    if (!row) throw new NotFoundError('payment');
    return this.fromRow(row);
  }

  /** Those of which something is for a document, the oldest first. */
  listOfInvoice(organisationId: string, invoiceId: string): Promise<Payment[]> {
    return this.many({ organisationId, 'allocations.invoiceId': invoiceId });
  }

  /** Those of a statement, by their days, in the order of the file. */
  listOfStatement(organisationId: string, statementId: string): Promise<Payment[]> {
    return this.many({ organisationId, statementId });
  }

  /** The newest first. */
  async list(organisationId: string, { state, after, limit }: PaymentFilter): Promise<Listed<Payment>> {
    const last = readNewestKey(after);
    const rows = await this.rows
      .find({
        organisationId,
        ...(state ? { state } : {}),
        ...(last ? { $or: [{ receivedAt: { $lt: last.at } }, { receivedAt: last.at, _id: { $lt: last.id } }] } : {}),
      })
      .sort({ receivedAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    const key = (row: PaymentRow) => newestKey(row.receivedAt, row._id);
    return listed(rows, limit, key, (row) => this.fromRow(row));
  }

  /** Those of these lines that are there already. */
  async knownLines(organisationId: string, keys: readonly string[]): Promise<Set<string>> {
    const known = await this.rows.distinct('lineKey', { organisationId, lineKey: { $in: [...keys] } });
    return new Set(known.filter((key) => key !== undefined));
  }

  insertion({ id, origin, ...fields }: Payment, place: Pick<PaymentRow, 'lineKey' | 'line'> = {}): Write {
    const insert = {
      _id: id,
      ...given(fields),
      origin: this.vault.seal(JSON.stringify(origin)),
      ...place,
    };
    return { collection: PAYMENTS, insert };
  }

  /** What it is for now, if nobody changed it since it was read; a lost race ends the transaction. */
  change(before: Pick<Payment, 'id' | 'version'>, { allocations, state, reason }: Payment): Write {
    return {
      collection: PAYMENTS,
      filter: { _id: before.id, version: before.version },
      update: {
        $set: { allocations, state, version: before.version + 1, ...(reason === undefined ? {} : { reason }) },
        ...(reason === undefined ? { $unset: { reason: '' } } : {}),
      },
      must: true,
    };
  }

  private async many(filter: Filter<PaymentRow>): Promise<Payment[]> {
    const rows = await this.rows.find(filter).sort({ paidOn: 1, line: 1, _id: 1 }).toArray();
    return rows.map((row) => this.fromRow(row));
  }

  private fromRow({ _id, origin, lineKey: _, line: _line, ...fields }: PaymentRow): Payment {
    return { ...fields, id: _id, origin: JSON.parse(this.vault.open(origin)) as PaymentOrigin };
  }

  private get rows() {
    return this.db.collection<PaymentRow>(PAYMENTS);
  }
}
