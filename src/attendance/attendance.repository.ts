import { Injectable } from '@nestjs/common';
import { derivedId } from '../shared/ids';
import { Database, isDuplicateKey } from '../platform/database';
import type { Mark } from './attendance';
import { type MarkRow, MARKS } from './attendance.schema';

const idOf = (mark: Pick<Mark, 'sessionId' | 'enrolmentId' | 'companion'>): string =>
  derivedId('mark', `${mark.sessionId}\n${mark.enrolmentId}\n${mark.companion}`);

const toMark = ({ _id, ...mark }: MarkRow): Mark => mark;

/** Every query about the roll. */
@Injectable()
export class AttendanceRepository {
  constructor(private readonly db: Database) {}

  /** Keeps each mark unless a later one is there. The order of arrival does not matter, and a repeat changes nothing. */
  async keepLatest(marks: readonly Mark[]): Promise<void> {
    if (marks.length === 0) return;
    const operations = marks.map((mark) => ({
      updateOne: {
        filter: { _id: idOf(mark), markedAt: { $lt: mark.markedAt } },
        update: { $set: { ...mark }, ...(mark.minutes === undefined ? { $unset: { minutes: '' as const } } : {}) },
        upsert: true,
      },
    }));
    try {
      await this.rows.bulkWrite(operations, { ordered: false });
    } catch (error) {
      // The upsert of an older mark meets the row of the later one: that is the answer, not a failure.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** All marks of a class. */
  async listForClass(classId: string): Promise<Mark[]> {
    return (await this.rows.find({ classId }).toArray()).map(toMark);
  }

  /** The marks of one meeting. */
  async listForSession(sessionId: string, classId: string): Promise<Mark[]> {
    return (await this.rows.find({ classId, sessionId }).toArray()).map(toMark);
  }

  private get rows() {
    return this.db.collection<MarkRow>(MARKS);
  }
}
