import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { Clock } from '../clock';
import type { Write } from '../database';
import type { FactType, JobType, QueueName } from './job';
import { Jobs } from './jobs';

/** One job to be done, written in the transaction of the change that asks for it and removed once done. */
export interface OutboxRow {
  _id: string;
  job: string;
  queue: QueueName;
  data: unknown;
  /** By the domain's clock: not before. */
  due: Date;
  /** By real time: when the sweep hands it to the queue (again). */
  next: Date;
  tries: number;
  /** Its time is still to come when it is written, so it is not handed over after commit. */
  delayed?: true;
  failed?: { at: Date; code: string };
}

export const OUTBOX = 'outbox';

/** The queue has 10 s to take and finish a row before the sweep looks after it. */
const FIRST_LOOK_MILLISECONDS = 10_000;

/** Makes the rows by which jobs and facts leave a transaction. */
@Injectable()
export class Outbox {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** The row for one job; with `at`, an instant by the domain's clock, it is not done before. */
  jobWrites<T>(job: JobType<T>, data: T, options: { at?: Date } = {}): Write[] {
    return [this.row(job.name, job.queue, data, options.at)];
  }

  /** A row for each listener of the fact. */
  factWrites<T>(fact: FactType<T>, data: T): Write[] {
    return this.jobs.listenersOf(fact as FactType<unknown>).map((listener) => this.row(listener, 'events', data));
  }

  private row(job: string, queue: QueueName, data: unknown, at?: Date): Write {
    const now = this.clock.now();
    const insert: OutboxRow = {
      _id: newId(),
      job,
      queue,
      data,
      due: at ?? now,
      next: new Date(this.clock.real().getTime() + FIRST_LOOK_MILLISECONDS),
      tries: 0,
      ...(at && at > now ? { delayed: true as const } : {}),
    };
    return { collection: OUTBOX, insert };
  }
}
