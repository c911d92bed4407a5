import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { DiaryEntry } from './diary-entry';
import { DIARY, type DiaryRow } from './diary.schema';

const toEntry = ({ _id, ...row }: DiaryRow): DiaryEntry => ({ sessionId: _id, ...row });

/** Every query about the diary of classes. */
@Injectable()
export class DiaryRepository {
  constructor(private readonly db: Database) {}

  /** The entry in the place of the one before; whoever wrote meanwhile ends the transaction. */
  write({ sessionId, ...entry }: DiaryEntry): Write {
    const _id = sessionId;
    if (entry.version === 1) return { collection: DIARY, insert: { _id, ...entry } };
    return { collection: DIARY, filter: { _id, version: entry.version - 1 }, update: { $set: entry }, must: true };
  }

  async find(sessionId: string): Promise<DiaryEntry | undefined> {
    const row = await this.rows.findOne({ _id: sessionId });
    return row ? toEntry(row) : undefined;
  }

  async listForClass(classId: string): Promise<DiaryEntry[]> {
    return (await this.rows.find({ classId }).toArray()).map(toEntry);
  }

  private get rows() {
    return this.db.collection<DiaryRow>(DIARY);
  }
}
