import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database, type Write } from '../database';
import { Logger } from '../logging';
import { Sweeps } from '../sweeps';
import { QUEUES, type QueueName } from './job';
import { OUTBOX, type OutboxRow } from './outbox';
import { useRedis, withClients } from './redis';

const SWEEP_SECONDS = 2;
const BATCH = 500;
const LONGEST_PAUSE_SECONDS = 600;
const ENQUEUE_TIMEOUT_MILLISECONDS = 1_000;
/** Redis away is no fault of the rows: they do not wait longer each time, and are there soon after it is back. */
const REDIS_AWAY_SECONDS = 5;

const isRow = (write: Write): write is { collection: string; insert: OutboxRow } =>
  write.collection === OUTBOX && 'insert' in write;

/**
 * Hands outbox rows to the queue: at once after commit, and by a sweep whatever was missed, is due now, or failed. The queue's job id
 * is the row's, so handing a row over twice adds nothing.
 */
@Injectable()
export class Relay implements OnModuleInit, OnApplicationShutdown {
  private readonly queues = new Map<QueueName, Queue>();

  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    useRedis(this.config.redisUrl);
    this.db.onCommit((writes) => {
      const now = this.clock.now();
      const rows = writes.filter(isRow).map((write) => write.insert);
      if (rows.length > 0) void this.enqueue(rows.filter((row) => row.due <= now));
    });
    this.sweeps.every('outbox', SWEEP_SECONDS, () => this.sweep());
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
  }

  /**
   * Hands rows to Redis. With Redis away it gives up after a second: the sweep comes again.
   * @returns the queues that took theirs
   */
  async enqueue(rows: readonly OutboxRow[]): Promise<ReadonlySet<QueueName>> {
    const taken = new Set<QueueName>();
    for (const name of QUEUES) {
      const mine = rows.filter((row) => row.queue === name);
      if (mine.length === 0) continue;
      try {
        await withTimeout(
          this.queue(name).addBulk(mine.map((row) => ({ name: row.job, data: row.data, opts: { jobId: row._id } }))),
        );
        taken.add(name);
      } catch (error) {
        this.logger.debug('queue away, the sweep will find the rows', error);
      }
    }
    return taken;
  }

  /** @returns how many rows it handed over */
  async sweep(): Promise<number> {
    const rows = await this.db
      .collection<OutboxRow>(OUTBOX)
      .find({ next: { $lte: this.clock.real() }, due: { $lte: this.clock.now() }, failed: { $exists: false } })
      .sort({ next: 1 })
      .limit(BATCH)
      .toArray();
    const due = rows.concat(await this.justDue());
    if (due.length === 0) return 0;
    const taken = await this.enqueue(due);
    const real = this.clock.real().getTime();
    await this.db.collection<OutboxRow>(OUTBOX).bulkWrite(
      due.map((row) => ({
        updateOne: {
          filter: { _id: row._id },
          update: taken.has(row.queue)
            ? { $set: { next: new Date(real + pauseSeconds(row.tries) * 1000) }, $inc: { tries: 1 } }
            : { $set: { next: new Date(real + REDIS_AWAY_SECONDS * 1000) } },
        },
      })),
      { ordered: false },
    );
    return due.length;
  }

  /** Rows that waited for their time and were never handed over. */
  private justDue(): Promise<OutboxRow[]> {
    return this.db
      .collection<OutboxRow>(OUTBOX)
      .find({ tries: 0, delayed: true, due: { $lte: this.clock.now() }, next: { $gt: this.clock.real() } })
      .limit(BATCH)
      .toArray();
  }

  private queue(name: QueueName): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const { made: queue, end } = withClients(() => this.newQueue(name));
    queue.on('error', (error) => this.logger.debug('redis away', error));
    this.queues.set(name, queue);
    // BullMQ keeps a first failure for ever: the next rows get another queue.
    queue.waitUntilReady().catch(() => {
      if (this.queues.get(name) === queue) this.queues.delete(name);
      end();
      return queue.close().catch(() => undefined);
    });
    return queue;
  }

  private newQueue(name: QueueName): Queue {
    return new Queue(name, {
      connection: {},
      prefix: this.config.redisPrefix,
      defaultJobOptions: {
        attempts: 6,
        backoff: { type: 'exponential', delay: 400 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    });
  }
}

/** 20 s after the first look, then twice as long each time, at most ten minutes. */
function pauseSeconds(tries: number): number {
  return Math.min(20 * 2 ** tries, LONGEST_PAUSE_SECONDS);
}

function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('redis did not answer')), ENQUEUE_TIMEOUT_MILLISECONDS);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
