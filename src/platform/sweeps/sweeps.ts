import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock';
import { Leases } from '../database';
import { Logger } from '../logging';

interface Sweep {
  readonly name: string;
  readonly seconds: number;
  readonly work: () => Promise<number>;
  timer?: NodeJS.Timeout;
  running?: Promise<void>;
}

/** Another process may take over this long after the holder's last round was due. */
const GRACE_SECONDS = 4;

/**
 * Timers that look for unfinished things in MongoDB. Every worker has them; a lease lets one process at a time do a round. They do
 * not depend on Redis, so a wiped one forgets none.
 */
@Injectable()
export class Sweeps implements OnApplicationShutdown {
  private readonly sweeps = new Map<string, Sweep>();
  private stopped = false;

  constructor(
    private readonly leases: Leases,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Declares a sweep; `work` reads MongoDB alone, is safe to run twice at once, and returns how many things it found. */
  every(name: string, seconds: number, work: () => Promise<number>): void {
    if (this.sweeps.has(name)) throw new Error(`The sweep ${name} is declared twice.`);
    this.sweeps.set(name, { name, seconds, work });
  }

  /** Starts the timers. Only worker processes call it. */
  start(): void {
    for (const sweep of this.sweeps.values()) this.plan(sweep, Math.random() * 1000);
    this.clock.onMove(() => {
      for (const sweep of this.sweeps.values()) this.plan(sweep, 0);
    });
  }

  /** One round of each sweep now, whoever holds the leases: for tests and `cli sweep`. @returns what each found */
  async runAll(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const sweep of this.sweeps.values()) found[sweep.name] = await sweep.work();
    return found;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const sweep of this.sweeps.values()) clearTimeout(sweep.timer);
    await Promise.allSettled([...this.sweeps.values()].flatMap((sweep) => sweep.running ?? []));
  }

  private plan(sweep: Sweep, milliseconds: number): void {
    clearTimeout(sweep.timer);
    if (this.stopped) return;
    sweep.timer = setTimeout(() => void this.round(sweep), milliseconds);
  }

  private async round(sweep: Sweep): Promise<void> {
    if (sweep.running || this.stopped) return;
    sweep.running = this.work(sweep);
    await sweep.running;
    delete sweep.running;
    this.plan(sweep, sweep.seconds * 1000);
  }

  private async work(sweep: Sweep): Promise<void> {
    try {
      if (!(await this.leases.take(`sweep:${sweep.name}`, sweep.seconds + GRACE_SECONDS)) || this.stopped) return;
      const found = await sweep.work();
      if (found > 0) this.logger.debug('sweep found work', { sweep: sweep.name, found });
    } catch (error) {
      this.logger.warn('sweep failed, it comes again', { sweep: sweep.name, cause: error });
    }
  }
}
