import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { type Leaf, leafOf, type Turn } from '../shared/leaf';
import type { PersonLanguage } from '../shared/locale';
import { Database, readTurn, timeKey, turned } from '../platform/database';
import type { Enrolment, EnrolmentStatus } from './enrolment';
import { ENROLMENTS, type EnrolmentRow } from './enrolment.schema';

/** Whom a list of people has. */
export interface PeopleQuery {
  readonly organisationId: string;
  readonly classIds: readonly string[];
  readonly statuses: readonly EnrolmentStatus[];
  readonly language?: PersonLanguage | undefined;
}

/** People of several classes, the newest first, a page at a time. */
@Injectable()
export class PeopleLists {
  constructor(private readonly db: Database) {}

  async page(query: PeopleQuery, asked: Turn, limit: number): Promise<Leaf<Enrolment>> {
    const turn = readTurn(asked);
    const { filter, sort } = turned('createdAt', -1, turn);
    const rows = await this.rows
      .find({ $and: [filterOf(query), filter] })
      .sort(sort)
      .limit(limit + 1)
      .toArray();
    const people = rows.map(({ _id, active: _, ...row }): Enrolment => ({ id: _id, ...row }));
    return leafOf(people, limit, ({ createdAt, id }) => timeKey(createdAt, id), turn);
  }

  count(query: PeopleQuery): Promise<number> {
    return this.rows.countDocuments(filterOf(query));
  }

  private get rows() {
    return this.db.collection<EnrolmentRow>(ENROLMENTS);
  }
}

const filterOf = ({ organisationId, classIds, statuses, language }: PeopleQuery): Filter<EnrolmentRow> => ({
  organisationId,
  classId: { $in: [...classIds] },
  status: { $in: [...statuses] },
  ...(language === undefined ? {} : { language }),
});
