import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { Waves } from '../../shared/waves';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database } from '../database';
import { Logger } from '../logging';
import { GiveUpError, QUEUES, type QueueName } from './job';
import { Jobs } from './jobs';
import { OUTBOX, type OutboxRow } from './outbox';
import { withClients } from './redis';

/** Documents keep their threads busy with a few; the others wait for MongoDB and SMTP most of the time. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { events: 64, mail: 96, documents: 8 };
/** So many jobs begin without waiting; more begin together, twenty times a second. */
const FREE = 6;
const WAVE_MILLISECONDS = 50;
/** A killed worker's jobs are free again after this, and two looks for such jobs: the first marks them, the second takes them. */
const LOCK_MILLISECONDS = 5_000;
const LOOK_MILLISECONDS = 1_500;
const FORGET_MILLISECONDS = 100;
const AGAIN_MILLISECONDS = 500;

/** Takes jobs from the queues and runs their handlers. Only worker processes start it. */
@Injectable()
export class Workers implements OnApplicationShutdown {
  private readonly workers = new Map<QueueName, Worker>();
  private closing = false;
  private done: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Begins to work. @throws Error when a declared job has no handler */
  start(): void {
    this.jobs.assertComplete();
    for (const name of QUEUES) this.open(name);
  }

  /** Waits for the running jobs, then for the last marks. */
  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await Promise.allSettled([...this.workers.values()].map((worker) => worker.close()));
    await this.forget();
  }

  /**
   * Works on a queue once its connection is there. BullMQ keeps a first failure for ever (and asks again without a pause, so that the process
   * does nothing else): where a slow or restarting Redis breaks the first contact, another worker takes its place.
   */
  private open(name: QueueName): void {
    if (this.closing) return;
    const { made: worker, end } = withClients(() => this.worker(name));
    worker.on('error', (error) => this.logger.debug('redis away', error));
    this.workers.set(name, worker);
    worker.waitUntilReady().then(
      () => worker.run().catch((error: unknown) => this.logger.warn('worker ended', error)),
      (error: unknown) => {
        this.logger.warn('no contact with redis, the next try follows', error);
        setTimeout(() => this.open(name), AGAIN_MILLISECONDS);
        end();
        return worker.close(true).catch(() => undefined);
      },
    );
  }

  private worker(name: QueueName): Worker {
    const waves = new Waves(FREE, WAVE_MILLISECONDS);
    return new Worker(name, (job) => waves.run(() => this.run(job)), {
      connection: {},
      prefix: this.config.redisPrefix,
      concurrency: CONCURRENCY[name],
      lockDuration: LOCK_MILLISECONDS,
      stalledInterval: LOOK_MILLISECONDS,
      maxStalledCount: 1,
      autorun: false,
    });
  }

  private async run(job: Job): Promise<void> {
    const bound = this.jobs.find(job.name);
    if (!bound) throw new Error(`This release does not know the job ${job.name}.`);
    try {
      await bound.run(job.data, { attempt: job.attemptsMade + 1 });
    } catch (error) {
      if (error instanceof GiveUpError) return this.giveUp(job, error);
      this.logger.warn('job failed', { job: job.name, attempt: job.attemptsMade + 1, cause: error });
      throw error;
    }
    this.finish(job.id ?? '');
  }

  /** Rows done are removed together: a crash before that repeats jobs, which every handler bears. */
  private finish(id: string): void {
    this.done.push(id);
    this.timer ??= setTimeout(() => void this.forget(), FORGET_MILLISECONDS);
  }

  private async forget(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ids = this.done;
    this.done = [];
    if (ids.length === 0) return;
    try {
      await this.db.collection<OutboxRow>(OUTBOX).deleteMany({ _id: { $in: ids } });
    } catch (error) {
      this.logger.warn('finished jobs not marked, they will be repeated', error);
    }
  }

  private async giveUp(job: Job, error: GiveUpError): Promise<void> {
    this.logger.error('job given up', { job: job.name, code: error.code });
    await this.db
      .collection<OutboxRow>(OUTBOX)
      .updateOne({ _id: job.id ?? '' }, { $set: { failed: { at: this.clock.real(), code: error.code } } });
    throw new UnrecoverableError(error.code);
  }
}
