import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { type Keyset, readNewestKey } from '../shared/listing';
import { Database, type Tx, type Write } from '../platform/database';
import { type Booking, type BookingStatus, HOLDING_STATUSES } from './booking';
import { type BookingRow, BOOKINGS } from './bookings.schema';

const OPEN: readonly BookingStatus[] = ['reserved', 'confirmed'];

/** Every query for bookings. */
@Injectable()
export class BookingsRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<Booking> {
    const found = await this.find(id);
    if (!found) throw new NotFoundError('booking');
    return found;
  }

  async find(id: string): Promise<Booking | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && toBooking(row);
  }

  async findOfRequest(requestId: string): Promise<Booking | null> {
    const row = await this.rows.findOne({ requestId });
    return row && toBooking(row);
  }

  /** Of several requests; the order is not kept. */
  async listOfRequests(requestIds: readonly string[]): Promise<Booking[]> {
    return (await this.rows.find({ requestId: { $in: [...requestIds] } }).toArray()).map(toBooking);
  }

  /** Those of these ids that are not paid yet. */
  async listReserved(ids: readonly string[]): Promise<Booking[]> {
    return (await this.rows.find({ _id: { $in: [...ids] }, status: 'reserved' }).toArray()).map(toBooking);
  }

  /** The newest first; `after` is the `newestKey` of the last one before. */
  async list(
    organisationId: string,
    { statuses, after, limit }: Keyset & { statuses: readonly BookingStatus[]; limit: number },
  ): Promise<Booking[]> {
    const filter: Filter<BookingRow> = { organisationId, status: { $in: [...statuses] } };
    const last = readNewestKey(after);
    if (last) filter.$or = [{ createdAt: { $lt: last.at } }, { createdAt: last.at, _id: { $lt: last.id } }];
    return (await this.rows.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray()).map(toBooking);
  }

  /** Those whose seats are in a class. */
  async listOfClass(classId: string): Promise<Booking[]> {
    return (await this.rows.find({ classId, status: { $in: [...HOLDING_STATUSES] } }).toArray()).map(toBooking);
  }

  async idsOfClass(classId: string): Promise<string[]> {
    const rows = await this.rows.find({ classId }).project<{ _id: string }>({ _id: 1 }).toArray();
    return rows.map(({ _id }) => _id);
  }

  /** Everything that holds seats in a class now, for the audit. */
  async listHolding(session: Tx['session'], classIds?: readonly string[]): Promise<Booking[]> {
    const where = classIds ? { $in: [...classIds] } : { $type: 'string' as const };
    const filter = { classId: where, status: { $in: [...HOLDING_STATUSES] } };
    return (await this.rows.find(filter, { session }).toArray()).map(toBooking);
  }

  /** For what must not happen to a booking that was called off meanwhile: then the transaction ends. */
  stillOpen(id: string, at: Date): Write {
    const filter = { _id: id, status: { $in: [...OPEN] } };
    return { collection: BOOKINGS, filter, update: { $set: { changedAt: at } }, must: true };
  }

  /** A workshop without a class is called off, unless it was given one meanwhile. */
  calledOff(id: string, at: Date): Write {
    const filter = { _id: id, status: { $in: [...OPEN] }, classId: { $exists: false } };
    return { collection: BOOKINGS, filter, update: { $set: { status: 'cancelled', changedAt: at } }, must: true };
  }

  insertion({ id, ...fields }: Booking): Write {
    return { collection: BOOKINGS, insert: { _id: id, ...given(fields) } };
  }

  /** From one of these states alone; a lost race ends the transaction. */
  move(id: string, from: readonly BookingStatus[], to: BookingStatus, at: Date, more: Partial<Booking> = {}): Write {
    const update = { $set: { ...more, status: to, changedAt: at } };
    return { collection: BOOKINGS, filter: { _id: id, status: { $in: [...from] } }, update, must: true };
  }

  /** The class in which a workshop is held. */
  classWrite(id: string, classId: string, at: Date): Write {
    const filter = { _id: id, classId: { $exists: false }, status: { $in: [...OPEN] } };
    return { collection: BOOKINGS, filter, update: { $set: { classId, changedAt: at } }, must: true };
  }

  /** What the link of a request opens. */
  linkWrite(requestId: string, secretHash: string): Write {
    return { collection: BOOKINGS, filter: { requestId }, update: { $set: { secretHash } }, many: true };
  }

  private get rows() {
    return this.db.collection<BookingRow>(BOOKINGS);
  }
}

const toBooking = ({ _id, ...fields }: BookingRow): Booking => ({ id: _id, ...fields });
