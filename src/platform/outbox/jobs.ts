import { Injectable } from '@nestjs/common';
import { definedJobs, type FactType, type JobContext, type JobType, type QueueName } from './job';

type Handler = (data: unknown, context: JobContext) => Promise<void>;

interface Bound {
  readonly queue: QueueName;
  readonly run: Handler;
}

/** Binds each job to its one handler, and each listener of a fact to a job of its own. */
@Injectable()
export class Jobs {
  private readonly bound = new Map<string, Bound>();
  private readonly listeners = new Map<string, string[]>();

  /** Binds the handler of a job. A second one stops the start. */
  handle<T>(job: JobType<T>, handler: (data: T, context: JobContext) => Promise<void>): void {
    this.bind(job.name, job.queue, async (data, context) => handler(job.schema.parse(data), context));
  }

  /** Lets `listener` (named `domain.verb-object`) do its part after a fact; if it fails, it alone is repeated. */
  on<T>(fact: FactType<T>, listener: string, handler: (data: T) => Promise<void>): void {
    this.bind(listener, 'events', async (data) => handler(fact.schema.parse(data)));
    this.listeners.set(fact.name, [...this.listenersOf(fact), listener]);
  }

  /** The names of those who wait for a fact. */
  listenersOf(fact: FactType<unknown>): readonly string[] {
    return this.listeners.get(fact.name) ?? [];
  }

  /** The handler of a job or listener by name; undefined for a name that this release does not know. */
  find(name: string): Bound | undefined {
    return this.bound.get(name);
  }

  /** @throws Error naming each declared job that nobody handles */
  assertComplete(): void {
    const missing = definedJobs().filter((job) => !this.bound.has(job.name));
    if (missing.length > 0) throw new Error(`Nobody handles: ${missing.map((job) => job.name).join(', ')}.`);
  }

  private bind(name: string, queue: QueueName, run: Handler): void {
    if (this.bound.has(name)) throw new Error(`The job ${name} has two handlers.`);
    this.bound.set(name, { queue, run });
  }
}
