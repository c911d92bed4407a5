import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { DEFAULT_LIMIT, type Keyset } from '../shared/listing';
import { Database } from '../platform/database';
import type { HistoryLine, HistorySubject } from './history-line';
import { HISTORY, type HistoryRow } from './history.schema';

/** Reads lines, the newest first. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly db: Database) {}

  listOfClass(organisationId: string, classId: string, page: Keyset): Promise<HistoryLine[]> {
    return this.list({ organisationId, classId }, page);
  }

  listOfSubject(organisationId: string, subject: HistorySubject, page: Keyset): Promise<HistoryLine[]> {
    return this.list({ organisationId, 'subject.id': subject.id, 'subject.kind': subject.kind }, page);
  }

  /** Lines about things of these kinds, but for those of a class. */
  listOfKinds(organisationId: string, kinds: readonly HistorySubject['kind'][], page: Keyset): Promise<HistoryLine[]> {
    return this.list({ organisationId, 'subject.kind': { $in: [...kinds] }, classId: { $exists: false } }, page);
  }

  listOfOrganisation(organisationId: string, page: Keyset): Promise<HistoryLine[]> {
    return this.list({ organisationId }, page);
  }

  private async list(filter: Filter<HistoryRow>, { after, limit = DEFAULT_LIMIT }: Keyset): Promise<HistoryLine[]> {
    const rows = await this.db
      .collection<HistoryRow>(HISTORY)
      .find(after === undefined ? filter : { ...filter, _id: { $lt: after } })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return rows.map(({ _id, facts, ...line }) => ({ ...line, id: _id, facts: facts ?? {} }));
  }
}
