import type { z } from 'zod';

/** The queues, by how soon their jobs matter: facts first, then mail, then documents, which need a processor for longer. */
export const QUEUES = ['events', 'mail', 'documents'] as const;
export type QueueName = (typeof QUEUES)[number];

/** A kind of work. Its data are ids and plain facts, never a person's data: they lie in MongoDB and Redis in clear text. */
export interface JobType<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly queue: QueueName;
}

/** Something that happened. Any number of listeners may wait for it, each with a job of its own. */
export interface FactType<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/** What a handler knows beside its data. */
export interface JobContext {
  /** 1 at the first try. */
  readonly attempt: number;
}

/** Thrown by a handler whose work can never succeed: the row is kept and marked, and not tried again. */
export class GiveUpError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const defined = new Map<string, JobType<unknown>>();

/** Declares a job, named `domain.verb-object`. The start fails unless exactly one handler is bound to it. */
export function defineJob<T>(name: string, schema: z.ZodType<T>, options: { queue?: QueueName } = {}): JobType<T> {
  if (!/^[a-z]+\.[a-z-]+$/.test(name)) throw new Error(`A job is named domain.verb-object, not ${name}.`);
  if (defined.has(name)) throw new Error(`The job ${name} is declared twice.`);
  const job: JobType<T> = { name, schema, queue: options.queue ?? 'events' };
  defined.set(name, job);
  return job;
}

/** Declares a fact, named `domain.past-tense`. */
export function defineFact<T>(name: string, schema: z.ZodType<T>): FactType<T> {
  return { name, schema };
}

/** All declared jobs. */
export const definedJobs = (): readonly JobType<unknown>[] => [...defined.values()];
