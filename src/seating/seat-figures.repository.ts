import { Injectable } from '@nestjs/common';
import { Gather } from '../shared/gather';
import { Database } from '../platform/database';
import type { SeatCounts } from './seat-counts';
import { SEAT_ARCHIVE, SEAT_LEDGERS, type SeatLedgerRow } from './seating.schema';

/** The stored sums of a class, and since when something in it is due. */
export interface SeatSums {
  readonly classId: string;
  readonly counts: SeatCounts;
  readonly nextDue: Date | null;
}

/** A waiting party of a class. */
interface Party {
  readonly classId: string;
  readonly id: string;
}

/** What pages and letters want to know of ledgers without reading them whole. What is asked for at the same time costs one query. */
@Injectable()
export class SeatFigures {
  private readonly counts = new Gather<string, SeatSums | null>((classIds) => this.findSums(classIds));
  private readonly positions = new Gather<Party, number | null>((parties) => this.findPositions(parties));

  constructor(private readonly db: Database) {}

  /** By class; one without a ledger is left out. */
  async sums(classIds: readonly string[]): Promise<SeatSums[]> {
    const found = await Promise.all([...new Set(classIds)].map((classId) => this.counts.add(classId)));
    return found.filter((sums) => sums !== null);
  }

  /** The 1-based number of a party in the queue, counted in the database; null when it is not in it. */
  position(classId: string, id: string): Promise<number | null> {
    return this.positions.add({ classId, id });
  }

  private async findSums(classIds: readonly string[]): Promise<(SeatSums | null)[]> {
    const read = async (name: string, ids: readonly string[]): Promise<SeatLedgerRow[]> =>
      this.db
        .collection<SeatLedgerRow>(name)
        .find({ _id: { $in: [...ids] } }, { projection: { counts: 1, nextDue: 1 } })
        .toArray();
    const rows = await read(SEAT_LEDGERS, [...new Set(classIds)]);
    const known = new Set(rows.map((row) => row._id));
    const others = classIds.filter((id) => !known.has(id));
    if (others.length > 0) rows.push(...(await read(SEAT_ARCHIVE, others)));
    const sums = new Map(rows.map(({ _id: classId, counts, nextDue }) => [classId, { classId, counts, nextDue }]));
    return classIds.map((classId) => sums.get(classId) ?? null);
  }

  private async findPositions(parties: readonly Party[]): Promise<(number | null)[]> {
    const places = new Map<string, number>();
    const classIds = [...new Set(parties.map(({ classId }) => classId))];
    await Promise.all(
      classIds.map(async (classId) => {
        const ids = parties.filter((party) => party.classId === classId).map(({ id }) => id);
        const indexes = { $map: { input: ids, in: { $indexOfArray: ['$queue.id', '$$this'] } } };
        const row = await this.db
          .collection<SeatLedgerRow>(SEAT_LEDGERS)
          .aggregate<{ indexes: number[] }>([{ $match: { _id: classId } }, { $project: { indexes } }])
          .next();
        row?.indexes.forEach((index, at) => index >= 0 && places.set(`${classId} ${ids[at]}`, index + 1));
      }),
    );
    return parties.map(({ classId, id }) => places.get(`${classId} ${id}`) ?? null);
  }
}
