import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config';
import { Logger } from '../logging';

/** Keeps how far the demo's time is ahead of the real one; MongoDB's, so that all processes read the same. */
export abstract class ClockStore {
  abstract read(): Promise<number>;
  abstract add(milliseconds: number): Promise<number>;
}

const POLL_MILLISECONDS = 150;

/**
 * The time. Deadlines of the domain follow `now`, which a demo and tests can move forward; sign-ins, leases, stored answers and rate
 * limits follow `real`. In production both are the same.
 */
@Injectable()
export class Clock implements OnModuleInit, OnApplicationShutdown {
  private offset = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly moved: (() => void)[] = [];

  constructor(
    private readonly config: Config,
    private readonly store: ClockStore,
    private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.demo) return;
    this.set(await this.store.read());
    this.timer = setInterval(() => void this.refresh(), POLL_MILLISECONDS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The time by which offers run out, classes begin and reminders are due. */
  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** The machine's time. */
  real(): Date {
    return new Date();
  }

  /** Milliseconds that `now` is ahead of `real`. */
  get ahead(): number {
    return this.offset;
  }

  /** Calls the listener after the time was moved, so that timers can be set again. */
  onMove(listener: () => void): void {
    this.moved.push(listener);
  }

  /** Moves the time of all processes forward, in a demo or a test only. */
  async advance(milliseconds: number): Promise<void> {
    if (!this.config.demo) throw new Error('The clock can be moved in a demo only.');
    this.set(await this.store.add(milliseconds));
  }

  private async refresh(): Promise<void> {
    try {
      this.set(await this.store.read());
    } catch (error) {
      this.logger.debug('clock not read', error);
    }
  }

  /** Time is moved forward only: a read that was under way while it was moved brings the older value, and would turn it back. */
  private set(offset: number): void {
    if (offset <= this.offset) return;
    this.offset = offset;
    for (const listener of this.moved) listener();
  }
}
