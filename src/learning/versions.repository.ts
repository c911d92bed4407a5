import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { Database, type Write } from '../platform/database';
import { MATERIAL_VERSIONS, type MaterialVersionRow } from './learning.schema';
import type { MaterialVersion } from './material';

/** A version without what is taught in it. */
export type VersionLine = Omit<MaterialVersion, 'lessons' | 'rubric'>;

const WITHOUT_CONTENT = { lessons: 0, rubric: 0 } as const;

/** Every query about published versions. */
@Injectable()
export class VersionsRepository {
  constructor(private readonly db: Database) {}

  /** All of a course, the newest first, without what is taught in them. */
  async linesOf(courseId: string): Promise<VersionLine[]> {
    const rows = await this.rows.find({ courseId }, { projection: WITHOUT_CONTENT }).sort({ number: -1 }).toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  }

  /** @throws NotFoundError */
  async get(courseId: string, number: number): Promise<MaterialVersion> {
    const row = await this.rows.findOne({ courseId, number });
    if (!row) throw new NotFoundError('material version');
    return toVersion(row);
  }

  /** The newest of each course of the organisation that was not taken back. */
  async newestOf(organisationId: string): Promise<MaterialVersion[]> {
    const rows = await this.rows
      .aggregate<{ newest: MaterialVersionRow }>([
        { $match: { organisationId, withdrawnAt: { $exists: false } } },
        { $sort: { courseId: 1, number: -1 } },
        { $group: { _id: '$courseId', newest: { $first: '$$ROOT' } } },
      ])
      .toArray();
    return rows.map(({ newest }) => toVersion(newest));
  }

  /** Those of several courses that have any. */
  async coursesWith(courseIds: readonly string[]): Promise<Set<string>> {
    const found = await this.rows.distinct('courseId', { courseId: { $in: [...courseIds] } });
    return new Set(found);
  }

  /** The ids of all lessons that the organisation has published, each with its course. */
  async lessonIds(organisationId: string): Promise<{ courseId: string; lessonId: string }[]> {
    const rows = await this.rows.find({ organisationId }, { projection: { courseId: 1, 'lessons.id': 1 } }).toArray();
    return rows.flatMap(({ courseId, lessons }) => lessons.map(({ id }) => ({ courseId, lessonId: id })));
  }

  /** A new one. The number is the next of the course: who was slower gets a duplicate key. */
  insert({ id, ...version }: MaterialVersion): Write {
    return { collection: MATERIAL_VERSIONS, insert: { _id: id, ...version } };
  }

  withdraw(id: string, at: Date): Write {
    return {
      collection: MATERIAL_VERSIONS,
      filter: { _id: id, withdrawnAt: { $exists: false } },
      update: { $set: { withdrawnAt: at } },
    };
  }

  private get rows() {
    return this.db.collection<MaterialVersionRow>(MATERIAL_VERSIONS);
  }
}

const toVersion = ({ _id, ...row }: MaterialVersionRow): MaterialVersion => ({ id: _id, ...row });
