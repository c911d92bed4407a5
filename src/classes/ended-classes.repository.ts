import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import { type ClassRow, CLASSES } from './classes.schema';
import type { TrainingClass } from './training-class';

/** Queries for classes that are over: which are to be closed, and which are. */
@Injectable()
export class EndedClasses {
  constructor(private readonly db: Database) {}

  /** The organisations that have classes that are over and not closed. */
  owners(): Promise<string[]> {
    return this.rows.distinct('organisationId', { state: 'finished' });
  }

  /** Classes of an organisation that were over by then, by their meetings and by the word of its staff. */
  async listBefore(
    organisationId: string,
    before: Date,
    limit: number,
  ): Promise<Pick<TrainingClass, 'id' | 'organisationId'>[]> {
    const said = { $or: [{ finishedAt: { $exists: false } }, { finishedAt: { $lte: before } }] };
    const filter = { organisationId, state: 'finished' as const, endsAt: { $lte: before }, ...said };
    const rows = await this.rows
      .find(filter, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return rows.map((row) => ({ id: row._id, organisationId }));
  }

  /** The ids of all closed classes. */
  closedIds(): Promise<string[]> {
    return this.rows.distinct('_id', { state: 'closed' });
  }

  private get rows() {
    return this.db.collection<ClassRow>(CLASSES);
  }
}
