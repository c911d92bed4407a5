import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { Database, isDuplicateKey } from '../platform/database';
import type { InvoiceKind } from './invoice';
import { INVOICE_SERIES, type SeriesRow, seriesId } from './invoice.schema';

/** Every query for the series of numbers. */
@Injectable()
export class SeriesRepository {
  constructor(private readonly db: Database) {}

  /** Makes the row of a series where there is none yet, outside of any transaction. */
  async begin(organisationId: string, kind: InvoiceKind, year: number): Promise<void> {
    const begun = { last: 0, on: `${year}-01-01`, at: new Date(0) };
    const row = { _id: seriesId(organisationId, kind, year) };
    await this.rows.updateOne(row, { $setOnInsert: begun }, { upsert: true }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }

  /** Takes the next numbers of a series, in the transaction of their documents. @returns the series after it: no date goes back */
  async raise(
    session: ClientSession,
    id: string,
    count: number,
    { on, at }: Pick<SeriesRow, 'on' | 'at'>,
  ): Promise<SeriesRow> {
    const row = await this.rows.findOneAndUpdate(
      { _id: id },
      { $inc: { last: count }, $max: { on, at } },
      { session, returnDocument: 'after' },
    );
    if (!row) throw new Error('a series that was not begun');
    return row;
  }

  private get rows() {
    return this.db.collection<SeriesRow>(INVOICE_SERIES);
  }
}
