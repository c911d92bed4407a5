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

  /** Lines of one kind in a class since an instant, the newest first. */
  async listOfVerb(organisationId: string, classId: string, verb: string, since: Date): Promise<HistoryLine[]> {
    const rows = await this.rows
      .find({ organisationId, classId, verb, at: { $gte: since } })
      .sort({ _id: -1 })
      .toArray();
    return rows.map(lineOf);
  }

  /** What staff did since an instant, the newest first. */
  async listByStaff(organisationId: string, since: Date, limit: number): Promise<HistoryLine[]> {
    const filter = { organisationId, 'actor.kind': 'staff', at: { $gte: since } } as Filter<HistoryRow>;
    const rows = await this.rows.find(filter).sort({ at: -1, _id: -1 }).limit(limit).toArray();
    return rows.map(lineOf);
  }

  async find(organisationId: string, id: string): Promise<HistoryLine | null> {
    const row = await this.rows.findOne({ _id: id, organisationId });
    return row && lineOf(row);
  }

  private async list(filter: Filter<HistoryRow>, { after, limit = DEFAULT_LIMIT }: Keyset): Promise<HistoryLine[]> {
    const rows = await this.rows
      .find(after === undefined ? filter : { ...filter, _id: { $lt: after } })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return rows.map(lineOf);
  }

  private get rows() {
    return this.db.collection<HistoryRow>(HISTORY);
  }
}

const lineOf = ({ _id, facts, ...line }: HistoryRow): HistoryLine => ({ ...line, id: _id, facts: facts ?? {} });
