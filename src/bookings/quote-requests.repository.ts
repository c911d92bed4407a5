import { Injectable } from '@nestjs/common';
import type { Document, Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { type Leaf, leafOf, type Turn } from '../shared/leaf';
import { type Keyset, readNewestKey } from '../shared/listing';
import { ById, Database, readTurn, timeKey, turned, type Write } from '../platform/database';
import { Vault } from '../platform/secrets';
import { QUOTE_REQUESTS, type QuoteRequestRow } from './bookings.schema';
import type { QuoteRequest, Remark, RequestStatus, SalePart } from './quote-request';

/** Every query for what companies ask for. */
@Injectable()
export class QuoteRequestsRepository {
  private readonly byId = new ById<QuoteRequestRow>(() => this.rows);

  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<QuoteRequest> {
    const found = await this.find(id);
    if (!found) throw new NotFoundError('request');
    return found;
  }

  async find(id: string): Promise<QuoteRequest | null> {
    return this.read(await this.byId.find(id));
  }

  async findBySecretHash(secretHash: string): Promise<QuoteRequest | null> {
    return this.read(await this.rows.findOne({ secretHash }));
  }

  async findByNamesHash(namesHash: string): Promise<QuoteRequest | null> {
    return this.read(await this.rows.findOne({ namesHash }));
  }

  /** The newest first; `after` is the `newestKey` of the last one before. */
  async list(
    organisationId: string,
    { statuses, after, limit }: Keyset & { statuses: readonly RequestStatus[]; limit: number },
  ): Promise<QuoteRequest[]> {
    const filter: Filter<QuoteRequestRow> = { organisationId, status: { $in: [...statuses] } };
    const last = readNewestKey(after);
    if (last) filter.$or = [{ createdAt: { $lt: last.at } }, { createdAt: last.at, _id: { $lt: last.id } }];
    const rows = await this.rows.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray();
    return rows.map((row) => this.open(row));
  }

  /** A page of a part: who waits longest for the office first, of the others those that changed last. */
  async page(organisationId: string, part: SalePart, asked: Turn, limit: number): Promise<Leaf<QuoteRequest>> {
    const turn = readTurn(asked);
    const { filter, sort } = turned('changedAt', part === 'waiting' ? 1 : -1, turn);
    const rows = await this.rows
      .find({ $and: [{ organisationId }, within(part), filter] } as Filter<QuoteRequestRow>)
      .sort(sort)
      .limit(limit + 1)
      .toArray();
    return leafOf(
      rows.map((row) => this.open(row)),
      limit,
      ({ changedAt, id }) => timeKey(changedAt, id),
      turn,
    );
  }

  count(organisationId: string, part: SalePart): Promise<number> {
    return this.rows.countDocuments({ $and: [{ organisationId }, within(part)] });
  }

  /** By id; the order is not kept. */
  async listByIds(organisationId: string, ids: readonly string[]): Promise<QuoteRequest[]> {
    if (ids.length === 0) return [];
    const rows = await this.rows.find({ organisationId, _id: { $in: [...ids] } }).toArray();
    return rows.map((row) => this.open(row));
  }

  insertion({ id, remarks, ...fields }: QuoteRequest): Write {
    const sealed = remarks.map((remark) => ({ ...remark, text: this.vault.seal(remark.text) }));
    return { collection: QUOTE_REQUESTS, insert: { _id: id, ...given(fields), remarks: sealed } };
  }

  /** From one of these states alone; a lost race ends the transaction. */
  move(id: string, from: readonly RequestStatus[], to: RequestStatus, at: Date): Write {
    const update = { $set: { status: to, changedAt: at } };
    return { collection: QUOTE_REQUESTS, filter: { _id: id, status: { $in: [...from] } }, update, must: true };
  }

  /** Another link in the place of the one that was read; a lost race ends the transaction. */
  linkWrite({ id, nonce }: QuoteRequest, link: Pick<QuoteRequest, 'nonce' | 'secretHash' | 'namesHash'>): Write {
    return { collection: QUOTE_REQUESTS, filter: { _id: id, nonce }, update: { $set: link }, must: true };
  }

  remark(id: string, remark: Remark): Write {
    const sealed = { ...remark, text: this.vault.seal(remark.text) };
    const update = { $push: { remarks: sealed }, $set: { changedAt: remark.at } };
    return { collection: QUOTE_REQUESTS, filter: { _id: id }, update, must: true };
  }

  /** Without what was said: the company's papers stay. */
  erasure(contactId: string): Write {
    return { collection: QUOTE_REQUESTS, filter: { contactId }, update: { $set: { remarks: [] } }, many: true };
  }

  private get rows() {
    return this.db.collection<QuoteRequestRow>(QUOTE_REQUESTS);
  }

  private read(row: QuoteRequestRow | null): QuoteRequest | null {
    return row && this.open(row);
  }

  private open({ _id, remarks, ...fields }: QuoteRequestRow): QuoteRequest {
    return { id: _id, ...fields, remarks: remarks.map((one) => ({ ...one, text: this.vault.open(one.text) })) };
  }
}

/** A question came after the office's last word. */
const LAST_WORD_OF_COMPANY = { $expr: { $eq: [{ $last: '$remarks.by' }, 'company'] } };

function within(part: SalePart): Document {
  if (part === 'closed') return { status: 'closed' };
  if (part !== 'waiting') return { status: part, $nor: [LAST_WORD_OF_COMPANY] };
  return { $or: [{ status: 'requested' }, { status: { $in: ['quoted', 'booked'] }, ...LAST_WORD_OF_COMPANY }] };
}
