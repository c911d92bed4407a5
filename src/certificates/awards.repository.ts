import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { ById, Database, type Write } from '../platform/database';
import { type Award, type AwardKind, type AwardStatus, type HeldAward, OPEN_STATUSES } from './award';
import { type AwardRow, AWARDS } from './award.schema';

const fromRow = ({ _id, live: _, ...fields }: AwardRow): Award => ({ id: _id, ...fields });

/** Every query for awards. */
@Injectable()
export class AwardsRepository {
  private readonly byId = new ById<AwardRow>(() => this.rows);

  constructor(private readonly db: Database) {}

  async find(id: string): Promise<Award | null> {
    const row = await this.byId.find(id);
    return row && fromRow(row);
  }

  async findByNumber(number: string): Promise<Award | null> {
    const row = await this.rows.findOne({ number });
    return row && fromRow(row);
  }

  /** By id; the order is not kept. */
  async listByIds(ids: readonly string[]): Promise<Award[]> {
    return (await this.rows.find({ _id: { $in: [...ids] } }).toArray()).map(fromRow);
  }

  /** All of a class that no correction replaced, by age. */
  listOfClass(organisationId: string, classId: string, kind?: AwardKind): Promise<Award[]> {
    return this.list({ organisationId, classId, live: true, ...(kind ? { kind } : {}) });
  }

  /** Those of several parties that no correction replaced. */
  listOfEnrolments(enrolmentIds: readonly string[]): Promise<Award[]> {
    return this.list({ enrolmentId: { $in: [...enrolmentIds] }, live: true });
  }

  /** All of a party, replaced ones too. */
  listOfEnrolment(enrolmentId: string): Promise<Award[]> {
    return this.list({ enrolmentId });
  }

  /** Issued and not taken back, of one of these courses; at most `limit`, by id. */
  async listIssuedOf(courseIds: readonly string[], after: string | undefined, limit: number): Promise<Award[]> {
    const filter: Filter<AwardRow> = { courseId: { $in: [...courseIds] }, status: 'issued' };
    if (after !== undefined) filter._id = { $gt: after };
    return (await this.rows.find(filter).sort({ _id: 1 }).limit(limit).toArray()).map(fromRow);
  }

  /** Those of an organisation that wait for a name, or for another one, the oldest first; not those of erased people, whom nobody can ask. */
  listHeld(organisationId: string, limit: number): Promise<HeldAward[]> {
    return this.rows
      .find({
        organisationId,
        status: { $in: [...OPEN_STATUSES] },
        live: true,
        failure: { $ne: 'person_erased' },
        $or: [{ status: 'earned' }, { failure: { $exists: true } }],
      })
      .sort({ earnedAt: 1 })
      .limit(limit)
      .project<HeldAward>({ _id: 0, classId: 1, enrolmentId: 1, companion: 1, personId: 1, failure: 1, earnedAt: 1 })
      .toArray();
  }

  /** The bits that the organisation's status list has given out. */
  async takenIndexes(organisationId: string, statusList: number): Promise<Set<number>> {
    return new Set(await this.rows.distinct('statusIndex', { organisationId, statusList }));
  }

  /** The bits of certificates that do not hold any more, in order, and when the last of them was set. */
  async revokedIndexes(
    organisationId: string,
    statusList: number,
  ): Promise<{ bits: number[]; last: Date | undefined }> {
    const filter = { organisationId, statusList, status: { $in: ['revoked', 'replaced'] as AwardStatus[] } };
    const projection = { statusIndex: 1, revocation: 1, replacedBy: 1 };
    const rows = await this.rows.find(filter, { projection }).sort({ statusIndex: 1 }).toArray();
    const times = rows.map((row) => (row.revocation?.at ?? row.replacedBy?.at ?? new Date(0)).getTime());
    return {
      bits: rows.map((row) => row.statusIndex),
      last: times.length > 0 ? new Date(Math.max(...times)) : undefined,
    };
  }

  /** The number of the organisation's newest status list; 1 before the first. */
  async newestStatusList(organisationId: string): Promise<number> {
    const row = await this.rows.find({ organisationId }).sort({ statusList: -1 }).limit(1).next();
    return row?.statusList ?? 1;
  }

  insertion({ id, ...fields }: Award): Write {
    const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return { collection: AWARDS, insert: { _id: id, ...kept, live: true } };
  }

  /** Moves an award that is in one of these states; a lost race ends the transaction. */
  move(id: string, from: readonly AwardStatus[], to: AwardStatus, more: Partial<Award> = {}): Write {
    const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
    const isNamed = to === 'name_confirmed';
    const unset = {
      ...(to === 'replaced' ? { live: '' } : {}),
      ...('failure' in more ? {} : { failure: '' }),
      ...(isNamed && 'name' in more && more.otherName === undefined ? { otherName: '' } : {}),
      trouble: '',
    };
    return {
      collection: AWARDS,
      filter: { _id: id, status: { $in: [...from] }, ...(isNamed ? { failure: { $ne: 'person_erased' } } : {}) },
      update: { $set: { ...given, status: to }, $unset: unset },
      must: true,
    };
  }

  /** Marks made with this very name: if it was changed meanwhile, nothing matches and the transaction ends. */
  issue(award: Award, files: { pdf: string; badge: string }): Write {
    return {
      collection: AWARDS,
      filter: { _id: award.id, status: 'name_confirmed', name: award.name },
      update: { $set: { ...files, status: 'issued' }, $unset: { failure: '', trouble: '' } },
      must: true,
    };
  }

  /** Whose they are, where a companion was not named before. */
  owned(enrolmentId: string, companion: number, personId: string): Write {
    const filter = { enrolmentId, companion, personId: { $exists: false } };
    return { collection: AWARDS, filter, update: { $set: { personId } }, many: true };
  }

  /** Changes what has no state. */
  change(id: string, fields: Partial<Pick<Award, 'sharing'>>): Write {
    return { collection: AWARDS, filter: { _id: id }, update: { $set: fields }, must: true };
  }

  /** Says why it could not be made with this very name, unless another worker made it meanwhile. */
  async fail({ id, name }: Award, failure: NonNullable<Award['failure']>): Promise<void> {
    const filter = { _id: id, status: 'name_confirmed' as const, name: name ?? { $exists: false } };
    await this.rows.updateOne(filter, { $set: { failure }, $unset: { trouble: '' } });
  }

  /** Says what stopped those that are not made, while they are tried again. */
  async delay(ids: readonly string[], trouble: NonNullable<Award['trouble']>): Promise<void> {
    await this.rows.updateMany({ _id: { $in: [...ids] }, status: 'name_confirmed' }, { $set: { trouble } });
  }

  /** Without the name and the companion's person; that somebody earned it stays. */
  erasure(personId: string): Write[] {
    const update = { $unset: { name: '', otherName: '' }, $set: { sharing: { name: false, pdf: false } } };
    const notOut = { personId, status: { $in: [...OPEN_STATUSES] } };
    return [
      { collection: AWARDS, filter: { personId }, update, many: true },
      {
        collection: AWARDS,
        filter: notOut,
        update: { $set: { failure: 'person_erased' }, $unset: { trouble: '' } },
        many: true,
      },
    ];
  }

  /** The papers of somebody, to be deleted. */
  async listOfPerson(personId: string): Promise<Award[]> {
    return this.list({ personId });
  }

  async forgetPdf(ids: readonly string[]): Promise<void> {
    await this.rows.updateMany({ _id: { $in: [...ids] } }, { $unset: { pdf: '' } });
  }

  private async list(filter: Filter<AwardRow>): Promise<Award[]> {
    return (await this.rows.find(filter).sort({ earnedAt: 1, _id: 1 }).limit(5_000).toArray()).map(fromRow);
  }

  private get rows() {
    return this.db.collection<AwardRow>(AWARDS);
  }
}
