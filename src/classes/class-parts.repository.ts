import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import { type ClassRow, CLASSES } from './classes.schema';
import { LIVE_STATES, type TrainingClass } from './training-class';

/** Where a class is held, with what learners are told of it. */
export type ClassPlace = Pick<TrainingClass, 'town' | 'venue' | 'directions' | 'children' | 'stepFree'>;

/** What a place is known by, and what is told of it. */
const KNOWN_BY = { town: '$town', venue: '$venue' } as const;
const TOLD = { directions: '$directions', children: '$children', stepFree: '$stepFree' } as const;

/** Queries that read a part of many classes. */
@Injectable()
export class ClassParts {
  constructor(private readonly db: Database) {}

  /** Each place of an organisation's classes once, drafts too, as the class that begins last there tells of it; that class's in front. */
  async listPlaces(organisationId: string, limit: number): Promise<ClassPlace[]> {
    const groups = await this.rows
      .aggregate<{ _id: Pick<ClassPlace, 'town' | 'venue'>; told: Omit<ClassPlace, 'town' | 'venue'> }>([
        { $match: { organisationId } },
        { $sort: { startsAt: -1, _id: -1 } },
        { $group: { _id: KNOWN_BY, told: { $first: TOLD }, at: { $first: '$startsAt' }, id: { $first: '$_id' } } },
        { $sort: { at: -1, id: -1 } },
        { $limit: limit },
        { $project: { told: 1 } },
      ])
      .toArray();
    return groups.map(({ _id: place, told }) => ({ ...place, ...told }));
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
