import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { Database, type Tx, type Write } from '../platform/database';
import { QUOTE_SERIES, type QuoteRow, QUOTES, type QuoteSeriesRow } from './bookings.schema';
import type { Quote, QuoteStatus } from './quote';

/** Every query for quotes. */
@Injectable()
export class QuotesRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<Quote> {
    const found = await this.find(id);
    if (!found) throw new NotFoundError('quote');
    return found;
  }

  async find(id: string): Promise<Quote | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && toQuote(row);
  }

  /** All of a request, the newest first. */
  async listOf(requestId: string): Promise<Quote[]> {
    return (await this.rows.find({ requestId }).sort({ createdAt: -1, _id: -1 }).toArray()).map(toQuote);
  }

  /** All of several requests, the newest first. */
  async listOfAll(requestIds: readonly string[]): Promise<Quote[]> {
    const found = this.rows.find({ requestId: { $in: [...requestIds] } }).sort({ createdAt: -1, _id: -1 });
    return (await found.toArray()).map(toQuote);
  }

  /** No quote of the request waits for an answer any more, but for this one. */
  replacement(requestId: string, but = ''): Write {
    const filter = { requestId, status: 'sent', _id: { $ne: but } };
    return { collection: QUOTES, filter, update: { $set: { status: 'replaced' } }, many: true };
  }

  /** The next number of an organisation and year; whoever takes one at the same moment waits or tries again with its transaction. */
  async nextSequence({ session }: Tx, organisationId: string, year: number): Promise<number> {
    const series = this.db.collection<QuoteSeriesRow>(QUOTE_SERIES);
    const raised = await series.findOneAndUpdate(
      { _id: `${organisationId}:${year}` },
      { $inc: { last: 1 } },
      { session, upsert: true, returnDocument: 'after' },
    );
    return raised!.last;
  }

  insertion({ id, ...fields }: Quote): Write {
    return { collection: QUOTES, insert: { _id: id, ...given(fields) } };
  }

  /** From this state alone; a lost race ends the transaction. */
  move(id: string, from: QuoteStatus, to: QuoteStatus, more: Partial<Quote> = {}): Write {
    return {
      collection: QUOTES,
      filter: { _id: id, status: from },
      update: { $set: { ...more, status: to } },
      must: true,
    };
  }

  private get rows() {
    return this.db.collection<QuoteRow>(QUOTES);
  }
}

const toQuote = ({ _id, ...fields }: QuoteRow): Quote => ({ id: _id, ...fields });
