import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { Database, type Write } from '../platform/database';
import type { AbsenceCall } from './absence-call';
import { ABSENCE_CALLS, type AbsenceCallRow } from './absence-calls.schema';

const toCall = ({ _id, ...row }: AbsenceCallRow): AbsenceCall => ({ id: _id, ...row });

/** Every query about who is to be called because of absences. */
@Injectable()
export class AbsencesRepository {
  constructor(private readonly db: Database) {}

  /** The entry as it is now; one who was called about this row of absences is not called again. */
  open({ id, absences, lastAt, state, ...who }: AbsenceCall): Write {
    const called = { $eq: ['$state', 'called'] };
    const now = { ...who, absences, lastAt, state: { $cond: [called, 'called', state] } };
    return { collection: ABSENCE_CALLS, filter: { _id: id }, update: [{ $set: now }], upsert: true };
  }

  /** Entries of the class for which there is no reason any more. */
  others(classId: string, wanted: readonly AbsenceCall[]): Write[] {
    const filter = { classId, state: 'open', _id: { $nin: wanted.map(({ id }) => id) } };
    return [{ collection: ABSENCE_CALLS, filter, update: { $set: { state: 'gone' } }, many: true }];
  }

  close(id: string, calledAt: Date): Write {
    const update = { $set: { state: 'called', calledAt } };
    return { collection: ABSENCE_CALLS, filter: { _id: id, state: 'open' }, update, must: true };
  }

  async listOpen(organisationId: string, classIds: readonly string[]): Promise<AbsenceCall[]> {
    if (classIds.length === 0) return [];
    const filter = { organisationId, state: 'open' as const, classId: { $in: [...classIds] } };
    return (await this.rows.find(filter).sort({ lastAt: 1 }).toArray()).map(toCall);
  }

  /** @throws NotFoundError */
  async getOwn(organisationId: string, id: string): Promise<AbsenceCall> {
    const row = await this.rows.findOne({ _id: id, organisationId });
    if (!row) throw new NotFoundError('call');
    return toCall(row);
  }

  private get rows() {
    return this.db.collection<AbsenceCallRow>(ABSENCE_CALLS);
  }
}
