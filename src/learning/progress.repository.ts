import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { Done } from './progress';
import { LESSON_PROGRESS, type ProgressRow } from './progress.schema';

/** Whose progress it is. */
export type ProgressOwner = Omit<ProgressRow, '_id' | 'done'> & { readonly id: string };

/** Every query about what was done of lessons. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly db: Database) {}

  /** What a party has done. */
  async of(enrolmentId: string): Promise<Done> {
    const row = await this.rows.findOne({ _id: enrolmentId });
    return row ? doneOf(row) : new Map();
  }

  /** The same of everybody in a class who has done anything, by enrolment. */
  async ofClass(classId: string): Promise<Map<string, Done>> {
    const rows = await this.rows.find({ classId }).toArray();
    return new Map(rows.map((row) => [row._id, doneOf(row)]));
  }

  /**
   * Keeps when parts were done. Of two times of one part the earlier stays, in whatever order they come, so it can be told again and again.
   * One conditional write by its id, which needs no transaction.
   */
  async keep({ id, ...owner }: ProgressOwner, done: Done): Promise<void> {
    const times = Object.fromEntries([...done].map(([block, at]) => [`done.${block}`, at]));
    await this.rows.updateOne({ _id: id }, { $min: times, $setOnInsert: owner }, { upsert: true });
  }

  /** Takes away what a person did of lessons. */
  erasure(personId: string): Write {
    return { collection: LESSON_PROGRESS, remove: { personId }, many: true };
  }

  private get rows() {
    return this.db.collection<ProgressRow>(LESSON_PROGRESS);
  }
}

const doneOf = ({ done }: ProgressRow): Done => new Map(Object.entries(done));
