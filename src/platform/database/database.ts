import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import type { ClientSession, Collection, Document, MongoClient } from 'mongodb';
import type { Connection } from 'mongoose';
import { applyWrites, type Write } from './write';

/** An open transaction. It is passed on explicitly; nothing joins a transaction that it was not handed. */
export interface Tx {
  readonly session: ClientSession;
  /** Makes these writes, one bulk call a collection. */
  write(...writes: readonly Write[]): Promise<void>;
}

type CommitListener = (writes: readonly Write[]) => void;

const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

/** The only way to MongoDB beside the Mongoose models: transactions, and collections for hot paths. */
@Injectable()
export class Database {
  private readonly listeners: CommitListener[] = [];
  /** In tests alone: it makes Node 20 watch every promise of the process, a tenth of all its work. The tests walk every path. */
  private readonly inside = process.env['NODE_ENV'] === 'test' ? new AsyncLocalStorage<true>() : null;

  constructor(@Inject(getConnectionToken()) readonly connection: Connection) {}

  get client(): MongoClient {
    return this.connection.getClient();
  }

  /** A collection by the plain driver. Its documents' ids are strings. */
  collection<T extends Document = Document & { _id: string }>(name: string): Collection<T> {
    return this.connection.collection(name) as unknown as Collection<T>;
  }

  /** Calls the listener with the writes of each transaction once that is committed, never before. */
  onCommit(listener: CommitListener): void {
    this.listeners.push(listener);
  }

  /** For those who run their own transaction (the seat desk): tells that these writes are committed. */
  committed(writes: readonly Write[]): void {
    for (const listener of this.listeners) listener(writes);
  }

  /** Whether the caller runs inside the `work` of a transaction; those who need one of their own refuse then. Known in tests alone. */
  get transacting(): boolean {
    return this.inside?.getStore() === true;
  }

  /**
   * Runs `work` in one transaction, again from the start when MongoDB asks for it; so `work` makes database writes and nothing else.
   * @throws whatever `work` throws, with nothing written
   */
  async inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let written: Write[] = [];
    const result = await this.client.withSession((session) =>
      session.withTransaction(async () => {
        written = [];
        const write = async (...writes: readonly Write[]): Promise<void> => {
          written.push(...writes);
          await applyWrites(this, session, writes);
        };
        const run = (): Promise<T> => work({ session, write });
        return this.inside ? this.inside.run(true, run) : run();
      }, TRANSACTION),
    );
    this.committed(written);
    return result;
  }
}
