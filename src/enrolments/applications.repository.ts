import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import type { Enrolment } from './enrolment';
import { ENROLMENTS, type EnrolmentRow } from './enrolment.schema';

/** Queries about those who applied. */
@Injectable()
export class ApplicationsRepository {
  constructor(private readonly db: Database) {}

  /** Those who were refused, ask why, and have no answer yet, the longest waiting first. */
  async listAsking(organisationId: string, limit: number): Promise<Enrolment[]> {
    const rows = await this.db
      .collection<EnrolmentRow>(ENROLMENTS)
      .find({ organisationId, 'refusal.asks': true })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map(({ _id, active: _, ...row }): Enrolment => ({ id: _id, ...row }));
  }
}
