import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import type { SeatCommand } from './commands';
import type { LedgerSeed, SeatLedger } from './ledger';
import type { Outcome } from './outcomes';
import { seatCounts, type SeatCounts, upToDate } from './seat-counts';
import { SeatFigures } from './seat-figures.repository';
import { decideAll } from './seat-ledger';
import { SeatRecorders } from './seat-recorder';
import { SeatWakeups } from './seat-wakeups';
import { mayTryAgain, SeatLedgers } from './seating.repository';

/** One command for one class, and the records that go with its outcome. */
export interface SeatRequest {
  readonly classId: string;
  readonly command: SeatCommand;
  /**
   * Writes of the caller for this outcome, in the ledger's own transaction, before those of the recorders. Pure and synchronous, as it may run
   * several times; for an outcome marked `repeat` the records are there already.
   */
  readonly writes?: (outcome: Outcome) => Write[];
}

interface Pending extends SeatRequest {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

const BATCH = 200;
const MOST_PENDING = 2_000;
/** A step-down of the primary takes up to 12 seconds; what a killed process left open holds the ledger up to 15. */
const PATIENCE_MILLISECONDS = 20_000;
const LONGEST_PAUSE_MILLISECONDS = 120;

/**
 * The one that writes ledgers. Commands for a class that arrive while a write is under way form the next batch; a batch is one transaction with all
 * its records, so that a crash leaves all of it or nothing.
 */
@Injectable()
export class SeatDesk implements BeforeApplicationShutdown {
  /** Commands that wait, by class; a class is here while its batches run. */
  private readonly lanes = new Map<string, Pending[]>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly ledgers: SeatLedgers,
    private readonly figures: SeatFigures,
    private readonly recorders: SeatRecorders,
    private readonly wakeups: SeatWakeups,
    private readonly clock: Clock,
  ) {
    this.wakeups.onDue((classId) => this.submit({ classId, command: { type: 'tick' } }));
  }

  /**
   * Decides the command and writes what follows from it. Refusals are outcomes.
   * @throws DomainError 503 `busy` with `retryAfter` (seconds) when too many wait or the database is away; NotFoundError when the class has no ledger
   */
  submit(request: SeatRequest): Promise<Outcome> {
    if (this.db.transacting) {
      return Promise.reject(new Error('The seat desk has a transaction of its own and can not run inside another.'));
    }
    let lane = this.lanes.get(request.classId);
    if (lane && lane.length >= MOST_PENDING)
      return Promise.reject(busy('Too many people want a seat in this class at once.'));
    if (!lane) {
      lane = [];
      this.lanes.set(request.classId, lane);
      const run = this.run(request.classId, lane);
      this.running.add(run);
      void run.finally(() => this.running.delete(run));
    }
    const waiting = lane;
    return new Promise((resolve, reject) => waiting.push({ ...request, resolve, reject }));
  }

  /** The writes that begin a ledger; they go into the transaction that makes the class. */
  createWrites(seed: LedgerSeed): Write[] {
    return this.ledgers.seedWrites(seed);
  }

  /** The ledger as it is now; null for a class without one. */
  async read(classId: string): Promise<SeatLedger | null> {
    const ledger = await this.ledgers.read(classId);
    return ledger && upToDate(ledger, this.clock.now());
  }

  /** The public sums of classes; a class without a ledger is not in the map. */
  async counts(classIds: readonly string[]): Promise<Map<string, SeatCounts>> {
    const now = this.clock.now();
    const result = new Map<string, SeatCounts>();
    for (const { classId, counts, nextDue } of await this.figures.sums(classIds)) {
      const ledger = nextDue && nextDue <= now ? await this.ledgers.read(classId) : null;
      result.set(classId, ledger ? seatCounts(ledger, now) : counts);
    }
    return result;
  }

  /** The 1-based number of a party in the queue, null when it is not in it. */
  position(classId: string, enrolmentId: string): Promise<number | null> {
    return this.figures.position(classId, enrolmentId);
  }

  /** The classes whose ledgers were put away. */
  archivedIds(): Promise<string[]> {
    return this.ledgers.archivedIds();
  }

  /** Answers what has come in before the connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    // Requests still come in at this moment: those that are under way now are answered, the rest while the server closes.
    await Promise.allSettled([...this.running]);
  }

  private async run(classId: string, lane: Pending[]): Promise<void> {
    // What arrives in the same turn of the event loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (lane.length > 0) await this.settle(classId, lane.splice(0, BATCH));
    this.lanes.delete(classId);
  }

  /** Answers every request of the batch: decides again after a lost race, and parts the batch when something in it can't be written. */
  private async settle(classId: string, batch: readonly Pending[]): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MILLISECONDS;
    for (let tries = 0; ; tries += 1) {
      try {
        await this.attempt(classId, batch);
        return;
      } catch (error) {
        if (mayTryAgain(error)) {
          if (performance.now() > giveUpAt) return rejectAll(batch, busy('The database does not answer.'));
          await pause(Math.random() * Math.min(4 * 1.7 ** tries, LONGEST_PAUSE_MILLISECONDS));
          continue;
        }
        if (batch.length === 1) return rejectAll(batch, error);
        // So a bad row fails alone, in the order in which all came.
        const half = batch.length >> 1;
        await this.settle(classId, batch.slice(0, half));
        await this.settle(classId, batch.slice(half));
        return;
      }
    }
  }

  private async attempt(classId: string, batch: readonly Pending[]): Promise<void> {
    let outcomes: readonly Outcome[] = [];
    let nextDue: Date | null = null;
    const commands = batch.map((one) => one.command);
    const exists = await this.ledgers.settle(classId, (before, now) => {
      const decision = decideAll(before, commands, now);
      outcomes = decision.outcomes;
      nextDue = decision.ledger.nextDue;
      const own = batch.flatMap((one, index) => one.writes?.(outcomes[index]!) ?? []);
      const recorded = this.recorders.writes(decision.facts, { classId, now: decision.ledger.at });
      const writes = [...own, ...recorded];
      return decision.ledger === before && writes.length === 0 ? null : { ledger: decision.ledger, writes };
    });
    if (!exists) return rejectAll(batch, new NotFoundError('class'));
    batch.forEach((one, index) => one.resolve(outcomes[index]!));
    this.wakeups.set(classId, nextDue);
  }
}

function busy(detail: string): DomainError {
  return new DomainError('busy', 503, detail, { retryAfter: 2 });
}

function rejectAll(batch: readonly Pending[], error: unknown): void {
  for (const one of batch) one.reject(error);
}
