import { Injectable } from '@nestjs/common';
import { type AnyBulkWriteOperation, MongoBulkWriteError, type UpdateFilter } from 'mongodb';
import { Gather } from '../shared/gather';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { type Delivery, deliveryId, type DeliveryState } from './delivery';
import { DELIVERIES, type DeliveryRow } from './delivery.schema';

/** Which deliveries staff want to see. */
export interface DeliveryQuery {
  /** A class, enrolment, booking and so on, as letters name them in `about`. */
  readonly about?: string;
  readonly personId?: string;
  readonly keyPrefix?: string;
  readonly state?: DeliveryState;
  /** A message that is left out. */
  readonly except?: string;
  /** At most so many, 200 unless given. */
  readonly limit?: number;
}

/** What is known of a delivery before its first try. */
export type NewDelivery = Pick<
  DeliveryRow,
  'key' | 'channel' | 'message' | 'organisationId' | 'personId' | 'subjectIds' | 'at'
>;

/** How a try went. */
type Mark = Partial<DeliveryRow> & { state: DeliveryState };

/** What a try found: the row is its to send, another worker is at it, or nothing is left to do. */
export type Claim = 'mine' | 'busy' | 'done';

const MOST = 200;
const DUPLICATE_KEY = 11000;

/** The delivery log. */
@Injectable()
export class DeliveryRepository {
  private readonly inserts = new Gather<DeliveryRow, boolean>((rows) => this.insertNew(rows));
  private readonly marks = new Gather<AnyBulkWriteOperation<DeliveryRow>, void>(
    async (operations) => {
      await this.rows.bulkWrite([...operations], { ordered: false });
      return operations.map(() => undefined);
    },
    500,
    25,
  );

  constructor(private readonly db: Database) {}

  /**
   * Takes the delivery until `busyUntil` (real time). First tries of several deliveries cost one insert together; a crash leaves the
   * row free again after that time.
   */
  async claim(delivery: NewDelivery, real: Date, busyUntil: Date): Promise<Claim> {
    const _id = deliveryId(delivery.key, delivery.channel);
    if (await this.inserts.add({ _id, ...delivery, state: 'waiting', attempts: 1, busyUntil })) return 'mine';
    const free = [{ busyUntil: { $exists: false } }, { busyUntil: { $lte: real } }];
    const { matchedCount } = await this.rows.updateOne(
      { _id, state: { $in: ['waiting', 'held'] }, $or: free },
      { $set: { state: 'waiting', busyUntil }, $inc: { attempts: 1 } },
    );
    if (matchedCount > 0) return 'mine';
    const row = await this.rows.findOne({ _id }, { projection: { state: 1 } });
    return row?.state === 'waiting' ? 'busy' : 'done';
  }

  /** Marks a claimed delivery; the claim ends. */
  mark(id: string, set: Mark): Promise<void> {
    return this.marks.add({ updateOne: { filter: { _id: id }, update: changed(set) } });
  }

  /** The same as a write, for a transaction. */
  markWrite(id: string, set: Mark): Write {
    return { collection: DELIVERIES, filter: { _id: id }, update: changed(set) };
  }

  /** The row of an SMS that waits for the end of quiet hours. */
  holdWrite({ key, channel, at, ...delivery }: NewDelivery, heldUntil: Date): Write {
    const _id = deliveryId(key, channel);
    return {
      collection: DELIVERIES,
      filter: { _id, state: { $in: ['waiting', 'held'] } },
      update: {
        ...changed({ ...delivery, state: 'held', heldUntil }),
        $setOnInsert: { key, channel, at, attempts: 0 },
      },
      upsert: true,
    };
  }

  /** Writes down what is not sent at all, unless it was sent or refused before. */
  async skip({ key, channel, at, ...delivery }: NewDelivery, code: string): Promise<void> {
    const _id = deliveryId(key, channel);
    const update = {
      $set: { ...delivery, state: 'skipped', code },
      $setOnInsert: { key, channel, at, attempts: 0 },
    } as const;
    try {
      await this.rows.updateOne({ _id, state: { $in: ['waiting', 'held'] } }, update, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** What waited under this key is no longer needed. */
  async dropWaiting(key: string): Promise<void> {
    await this.rows.updateMany(
      { key, state: { $in: ['waiting', 'held'] } },
      changed({ state: 'skipped', code: 'not_needed' }),
    );
  }

  /** Takes the person out of all deliveries. */
  erasure(personId: string): Write {
    return { collection: DELIVERIES, filter: { personId }, update: { $unset: { personId: '' } }, many: true };
  }

  async find(id: string): Promise<Delivery | null> {
    const row = await this.rows.findOne({ _id: id });
    return row ? toDelivery(row) : null;
  }

  async list(
    organisationId: string,
    { about, personId, keyPrefix, state, except, limit = MOST }: DeliveryQuery,
  ): Promise<Delivery[]> {
    const rows = await this.rows
      .find({
        organisationId,
        ...(about === undefined ? {} : { subjectIds: about }),
        ...(personId === undefined ? {} : { personId }),
        ...(keyPrefix === undefined ? {} : { key: { $gte: keyPrefix, $lt: `${keyPrefix}\uFFFF` } }),
        ...(state === undefined ? {} : { state }),
        ...(except === undefined ? {} : { message: { $ne: except } }),
      })
      .sort({ at: -1 })
      .limit(limit)
      .toArray();
    return rows.map(toDelivery);
  }

  /** Those that failed since, were not seen by staff, and reached the person in no other way; the newest first. */
  async listUnreached(organisationId: string, since: Date): Promise<Delivery[]> {
    const filter = { organisationId, state: 'failed' as const, at: { $gte: since }, seen: { $exists: false } };
    const failed = await this.rows.find(filter).sort({ at: -1 }).limit(MOST).toArray();
    const reached = await this.rows.distinct('key', { key: { $in: failed.map(({ key }) => key) }, state: 'sent' });
    return failed.filter(({ key }) => !reached.includes(key)).map(toDelivery);
  }

  /** Notes that staff has seen a failure; once more changes nothing. @returns whether the organisation has such a delivery */
  async markSeen(organisationId: string, id: string, seen: NonNullable<DeliveryRow['seen']>): Promise<boolean> {
    const row = await this.rows.findOne({ _id: id, organisationId }, { projection: { _id: 1 } });
    if (row) await this.rows.updateOne({ _id: id, seen: { $exists: false } }, { $set: { seen } });
    return row !== null;
  }

  /** @returns of each row whether it was new */
  private async insertNew(rows: readonly DeliveryRow[]): Promise<boolean[]> {
    // One batch may hold the same delivery twice: the errors tell which came second.
    try {
      await this.rows.insertMany([...rows], { ordered: false });
      return rows.map(() => true);
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const failed = [error.writeErrors].flat();
      if (failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
      const known = new Set(failed.map(({ index }) => index));
      return rows.map((_, index) => !known.has(index));
    }
  }

  private get rows() {
    return this.db.collection<DeliveryRow>(DELIVERIES);
  }
}

/** The claim ends; a code of an earlier try goes when none takes its place. */
const changed = (set: Partial<DeliveryRow>): UpdateFilter<DeliveryRow> => ({
  $set: set,
  $unset: { busyUntil: '', ...(set.code === undefined ? { code: '' } : {}) },
});

function toDelivery({ _id, busyUntil: _, seen: _seen, ...row }: DeliveryRow): Delivery {
  return { id: _id, ...row };
}
