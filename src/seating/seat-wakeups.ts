import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Sweeps } from '../platform/sweeps';
import { SeatLedgers } from './seating.repository';

const SWEEP_SECONDS = 5;
const SWEEP_BATCH = 200;
/** The desk goes by MongoDB's clock: when that is a little behind, the timer does not spin. */
const SOONEST_MILLISECONDS = 25;
/** A timer can't be set further ahead; it then looks again. */
const FURTHEST_MILLISECONDS = 2 ** 31 - 1;

/**
 * Ends offers on time. The sweep over `nextDue` is the guarantee; a timer in the process that wrote the ledger makes it happen at once.
 */
@Injectable()
export class SeatWakeups implements OnModuleInit, BeforeApplicationShutdown {
  private readonly dueByClass = new Map<string, Date>();
  private tick: (classId: string) => Promise<unknown> = () => Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly ledgers: SeatLedgers,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.every('seats', SWEEP_SECONDS, () => this.sweep());
    this.clock.onMove(() => this.plan());
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** What to do with a class in which an offer has ended. */
  onDue(tick: (classId: string) => Promise<unknown>): void {
    this.tick = tick;
  }

  /** Notes when the next offer of a class ends. */
  set(classId: string, due: Date | null): void {
    if (due) this.dueByClass.set(classId, due);
    else this.dueByClass.delete(classId);
    this.plan();
  }

  /** Ticks every class in which an offer has ended; safe to run twice at once. */
  async sweep(): Promise<number> {
    const classIds = await this.ledgers.due(this.clock.now(), SWEEP_BATCH);
    await Promise.allSettled(classIds.map((classId) => this.tick(classId)));
    return classIds.length;
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (this.stopped || this.dueByClass.size === 0) return;
    let first = Infinity;
    for (const due of this.dueByClass.values()) first = Math.min(first, due.getTime());
    const wait = Math.min(Math.max(first - this.clock.now().getTime(), SOONEST_MILLISECONDS), FURTHEST_MILLISECONDS);
    this.timer = setTimeout(() => this.wake(), wait);
    this.timer.unref();
  }

  private wake(): void {
    const now = this.clock.now();
    for (const [classId, due] of this.dueByClass) {
      if (due > now) continue;
      this.dueByClass.delete(classId);
      // What fails here is found by the sweep.
      this.tick(classId).catch(() => undefined);
    }
    this.plan();
  }
}
