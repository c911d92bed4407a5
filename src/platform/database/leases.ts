import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MongoServerError } from 'mongodb';
import { Clock } from '../clock';
import { Database } from './database';

interface LeaseRow {
  _id: string;
  holder: string;
  until: Date;
}

/** Rights of one process at a time, kept in MongoDB by real time: sweeps and migrations run under them. */
@Injectable()
export class Leases {
  private readonly holder = randomUUID();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Takes or prolongs the lease for `seconds`; false when another process has it. */
  async take(name: string, seconds: number): Promise<boolean> {
    const now = this.clock.real();
    const until = new Date(now.getTime() + seconds * 1000);
    try {
      const result = await this.db
        .collection<LeaseRow>('leases')
        .updateOne(
          { _id: name, $or: [{ holder: this.holder }, { until: { $lte: now } }] },
          { $set: { holder: this.holder, until } },
          { upsert: true },
        );
      return result.matchedCount + result.upsertedCount > 0;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Gives the lease back before its time. */
  async give(name: string): Promise<void> {
    await this.db.collection<LeaseRow>('leases').deleteOne({ _id: name, holder: this.holder });
  }
}

/** Whether MongoDB refused a write because a unique index already has that key. */
export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === 11000;
}
