import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongodb';
import { newId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { applyWrites, Database, type Tx, type Write } from '../platform/database';
import { newLedger, type LedgerSeed, type SeatLedger } from './ledger';
import { seatCounts } from './seat-counts';
import { seatGuards } from './seat-guards';
import { SEAT_ARCHIVE, SEAT_LEDGERS, type SeatLedgerRow } from './seating.schema';

type Session = Tx['session'];

/** What a batch wants written: the ledger first, then everything else. */
export interface Settlement {
  readonly ledger: SeatLedger;
  readonly writes: readonly Write[];
}

/** Somebody else wrote the ledger between the read and the write. */
export class StaleLedgerError extends Error {}

const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', journal: true } } as const;
/** How many batches the ledger remembers by id. */
const REMEMBERED = 16;
const COMMIT_TRIES = 4;
const LOOKS = 5;
const LOOK_MILLISECONDS = 100;

/** Reads and writes of ledgers; nothing else in the product touches them. */
@Injectable()
export class SeatLedgers {
  private readonly guards = seatGuards(process.env);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The write that begins a ledger, for the transaction that makes the class. */
  seedWrites(seed: LedgerSeed): Write[] {
    return [{ collection: SEAT_LEDGERS, insert: { ...toRow(newLedger(seed, this.clock.now())), recent: [] } }];
  }

  async read(classId: string): Promise<SeatLedger | null> {
    const row = (await this.rows.findOne({ _id: classId })) ?? (await this.archive.findOne({ _id: classId }));
    return row && toLedger(row);
  }

  /** The classes whose ledgers were put away. */
  async archivedIds(): Promise<string[]> {
    const rows = await this.archive.find({}, { projection: { _id: 1 } }).toArray();
    return rows.map((row) => row._id);
  }

  /** Classes in which an offer has ended by `now`. */
  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.rows
      .find({ nextDue: { $lte: now } }, { projection: { _id: 1 } })
      .sort({ nextDue: 1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => row._id);
  }

  /**
   * One batch: reads the ledger, lets `decide` say what to write, and writes it, all in one transaction. `decide` gets MongoDB's own time
   * (plus the demo's offset), so that the clocks of processes make no difference. Null means that there is nothing to write.
   * @returns false when the class has no ledger
   * @throws StaleLedgerError when another process was first; a MongoDB error otherwise, with nothing written
   */
  async settle(classId: string, decide: (ledger: SeatLedger, now: Date) => Settlement | null): Promise<boolean> {
    const session = this.db.client.startSession();
    const batchId = newId();
    try {
      if (this.guards.transaction) session.startTransaction(TRANSACTION);
      const found = await this.readInside(classId, session);
      const settlement = found && decide(toLedger(found.row), found.now);
      if (!found || !settlement) {
        if (session.inTransaction()) await session.abortTransaction();
        return found !== null;
      }
      await this.write(found.row, settlement, batchId, session);
      if (session.inTransaction()) await this.commit(classId, batchId, session);
      this.db.committed(settlement.writes);
      return true;
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
      throw error;
    } finally {
      await session.endSession();
    }
  }

  private async readInside(classId: string, session: Session): Promise<{ row: SeatLedgerRow; now: Date } | null> {
    const stages = [{ $match: { _id: classId } }, { $set: { serverNow: '$$NOW' } }];
    const read = (rows: Collection<SeatLedgerRow>) =>
      rows.aggregate<SeatLedgerRow & { serverNow: Date }>(stages, { session }).next();
    const row = (await read(this.rows)) ?? (await read(this.archive));
    return row && { row, now: new Date(row.serverNow.getTime() + this.clock.ahead) };
  }

  private async write(before: SeatLedgerRow, settlement: Settlement, batchId: string, session: Session): Promise<void> {
    const recent = [...before.recent.slice(1 - REMEMBERED), batchId];
    const { _id, ...row } = { ...toRow(settlement.ledger), version: before.version + 1, recent };
    const filter = this.guards.versionFilter ? { _id, version: before.version } : { _id };
    const moves = row.archived === true && before.archived !== true;
    const rows = before.archived ? this.archive : this.rows;
    const found = moves
      ? (await rows.deleteOne(filter, { session })).deletedCount
      : (await rows.replaceOne(filter, row, { session })).matchedCount;
    if (found === 0) throw new StaleLedgerError();
    if (moves) await this.archive.insertOne({ _id, ...row }, { session });
    await applyWrites(this.db, session, settlement.writes);
  }

  /** Commits; when the answer is lost it asks again, which MongoDB allows, and at last looks for the batch in the ledger. */
  private async commit(classId: string, batchId: string, session: Session): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await session.commitTransaction();
        return;
      } catch (error) {
        if (!hasLabel(error, 'UnknownTransactionCommitResult')) throw error;
        if (tries >= COMMIT_TRIES && (await this.isCommitted(classId, batchId))) return;
        if (tries >= COMMIT_TRIES) throw error;
      }
    }
  }

  /** Whether the majority has the batch; it may take a moment to get it. */
  private async isCommitted(classId: string, batchId: string): Promise<boolean> {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (looks > 0) await pause(LOOK_MILLISECONDS);
      for (const rows of [this.rows, this.archive]) {
        if (await rows.findOne({ _id: classId, recent: batchId }, { projection: { _id: 1 } })) return true;
      }
    }
    return false;
  }

  private get rows() {
    return this.db.collection<SeatLedgerRow>(SEAT_LEDGERS);
  }

  private get archive() {
    return this.db.collection<SeatLedgerRow>(SEAT_ARCHIVE);
  }
}

/** Whether MongoDB says that the same work may be tried again. */
export function mayTryAgain(error: unknown): boolean {
  const labels = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];
  if (error instanceof StaleLedgerError || labels.some((label) => hasLabel(error, label))) return true;
  // Away for a moment: a step-down or a restart.
  return error instanceof Error && /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|Topology)/.test(error.name);
}

function hasLabel(error: unknown, label: string): boolean {
  return (
    error instanceof Error &&
    'hasErrorLabel' in error &&
    (error as { hasErrorLabel(label: string): boolean }).hasErrorLabel(label)
  );
}

function toRow(ledger: SeatLedger): Omit<SeatLedgerRow, 'recent'> & { _id: string } {
  const { classId, ...rest } = ledger;
  return { _id: classId, ...rest, counts: seatCounts(ledger, ledger.at) };
}

/** The ledger of a row, without what only the store needs. */
export function toLedger(row: SeatLedgerRow): SeatLedger {
  const { _id: classId, counts: _counts, recent: _recent, ...ledger } = row;
  return { classId, ...ledger };
}
