import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import { type ClassRow, CLASSES } from './classes.schema';
import { LIVE_STATES, type TrainingClass } from './training-class';

/** Where a class is held, with what learners are told of it. */
export type ClassPlace = Pick<TrainingClass, 'town' | 'venue' | 'directions' | 'children' | 'stepFree'>;

const PLACE = { _id: 0, town: 1, venue: 1, directions: 1, children: 1, stepFree: 1 } as const;

/** Queries that read a part of many classes. */
@Injectable()
export class ClassParts {
  constructor(private readonly db: Database) {}

  /** The places of an organisation's classes, drafts too, those that begin last in front. */
  listPlaces(organisationId: string, limit: number): Promise<ClassPlace[]> {
    return this.rows
      .find({ organisationId })
      .sort({ startsAt: -1, _id: -1 })
      .limit(limit)
      .project<ClassPlace>(PLACE)
      .toArray();
  }

  /** Live classes with a meeting that begins after `from` and not after `to`. */
  async idsMeeting(from: Date, to: Date): Promise<string[]> {
    const meets = { $elemMatch: { start: { $gt: from, $lte: to } } };
    const filter = { state: { $in: [...LIVE_STATES] }, sessions: meets };
    const rows = await this.rows.find(filter).project<{ _id: string }>({ _id: 1 }).toArray();
    return rows.map((row) => row._id);
  }

  private get rows() {
    return this.db.collection<ClassRow>(CLASSES);
  }
}
