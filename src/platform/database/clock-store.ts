import { Injectable } from '@nestjs/common';
import { ClockStore } from '../clock';
import { Database } from './database';

interface ClockRow {
  _id: string;
  offset: number;
}

/** The demo's time offset in MongoDB, read by every process. */
@Injectable()
export class MongoClockStore extends ClockStore {
  constructor(private readonly db: Database) {
    super();
  }

  async read(): Promise<number> {
    const row = await this.db.collection<ClockRow>('clock').findOne({ _id: 'offset' });
    return row?.offset ?? 0;
  }

  async add(milliseconds: number): Promise<number> {
    const row = await this.db
      .collection<ClockRow>('clock')
      .findOneAndUpdate(
        { _id: 'offset' },
        { $inc: { offset: milliseconds } },
        { upsert: true, returnDocument: 'after' },
      );
    return row?.offset ?? 0;
  }
}
