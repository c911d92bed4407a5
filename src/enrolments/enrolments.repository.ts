import { Injectable } from '@nestjs/common';
import type { Collection, Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { Database, type Write } from '../platform/database';
import { ACTIVE, type CertificateName, type Companion, type Enrolment, type EnrolmentStatus } from './enrolment';
import { ENROLMENTS, type EnrolmentRow } from './enrolment.schema';

/** Every query for enrolments. */
@Injectable()
export class EnrolmentsRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<Enrolment> {
    const found = await this.find(id);
    if (!found) throw new NotFoundError('enrolment');
    return found;
  }

  async find(id: string): Promise<Enrolment | null> {
    return toEnrolment(await this.rows.findOne({ _id: id }));
  }

  async findBySecretHash(secretHash: string): Promise<Enrolment | null> {
    return toEnrolment(await this.rows.findOne({ secretHash }));
  }

  async findByCardHash(cardHash: string): Promise<Enrolment | null> {
    return toEnrolment(await this.rows.findOne({ cardHash }));
  }

  /** The part that a subject has in a class, if it is not over. */
  async findActive(classId: string, subject: string): Promise<Enrolment | null> {
    return toEnrolment(await this.rows.findOne({ classId, subject, active: true }));
  }

  /** Whether the same name and contact completed one of these courses. */
  async hasCompleted(organisationId: string, subject: string, courseIds: readonly string[]): Promise<boolean> {
    const filter = { organisationId, subject, courseId: { $in: [...courseIds] }, status: 'completed' as const };
    return (await this.rows.findOne(filter, { projection: { _id: 1 } })) !== null;
  }

  /** Whether the same name and contact has a part in the course that is not over, or a result. */
  async isIn(organisationId: string, subject: string, courseId: string): Promise<boolean> {
    const filter = { organisationId, subject, courseId, status: { $in: [...ACTIVE] } };
    return (await this.rows.findOne(filter, { projection: { _id: 1 } })) !== null;
  }

  async list(organisationId: string, ids: readonly string[]): Promise<Map<string, Enrolment>> {
    const found = await this.rows.find({ organisationId, _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((row) => [row._id, fromRow(row)]));
  }

  /** A page of a class's enrolments in these states, by id. */
  async listOfClass(
    organisationId: string,
    classId: string,
    statuses: readonly EnrolmentStatus[],
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<Enrolment[]> {
    const filter: Filter<EnrolmentRow> = { organisationId, classId, status: { $in: [...statuses] } };
    if (after !== undefined) filter._id = { $gt: after };
    return (await this.rows.find(filter).sort({ _id: 1 }).limit(limit).toArray()).map(fromRow);
  }

  /** How many of a class are in each state. */
  async countByStatus(organisationId: string, classId: string): Promise<Partial<Record<EnrolmentStatus, number>>> {
    const groups = await this.rows
      .aggregate<{ _id: EnrolmentStatus; count: number }>([
        { $match: { organisationId, classId } },
        { $group: { _id: '$status', count: { $sum: 1 } } },
      ])
      .toArray();
    return Object.fromEntries(groups.map((group) => [group._id, group.count]));
  }

  /** Everything that a person is in, as the person or as somebody's companion. */
  async listOfPerson(personId: string): Promise<Enrolment[]> {
    const filter = { $or: [{ personId }, { 'companions.personId': personId }] };
    return (await this.rows.find(filter).sort({ createdAt: -1 }).limit(200).toArray()).map(fromRow);
  }

  /** The record of a newcomer. */
  insertion(enrolment: Enrolment): Write {
    const { id, ...fields } = enrolment;
    const insert = { _id: id, ...fields, ...(ACTIVE.includes(enrolment.status) ? { active: true as const } : {}) };
    return { collection: ENROLMENTS, insert };
  }

  /** Moves an enrolment that is in one of these states; a lost race ends the transaction. */
  move(
    id: string,
    from: readonly EnrolmentStatus[],
    to: EnrolmentStatus,
    at: Date,
    more: Partial<Enrolment> = {},
  ): Write {
    const active = ACTIVE.includes(to);
    return {
      collection: ENROLMENTS,
      filter: { _id: id, status: { $in: [...from] } },
      update: {
        $set: { ...more, status: to, changedAt: at, ...(active ? { active: true } : {}) },
        ...(active ? {} : { $unset: { active: '', offer: '' } }),
      },
      must: true,
    };
  }

  /** Why an enrolment ends; its state is moved by the recorder in the same transaction. */
  reasonWrite(id: string, reason: NonNullable<Enrolment['reason']>): Write {
    return { collection: ENROLMENTS, filter: { _id: id }, update: { $set: { reason } } };
  }

  companionsWrite(id: string, companions: readonly Companion[], at: Date): Write {
    const update = { $set: { companions, changedAt: at } };
    return { collection: ENROLMENTS, filter: { _id: id, active: true }, update, must: true };
  }

  /** The name of one of the party; those of the others stay. */
  certificateNameWrite(id: string, companion: number, name: CertificateName): Write {
    const update = { $set: { [`certificateNames.${companion}`]: name } };
    return { collection: ENROLMENTS, filter: { _id: id }, update, must: true };
  }

  /** Without the names for certificates; of a companion, only that one's is not known apart, so all of the party's go. */
  erasure(personId: string): Write[] {
    const update = { $unset: { certificateNames: '' } };
    return [
      { collection: ENROLMENTS, filter: { personId }, update },
      { collection: ENROLMENTS, filter: { 'companions.personId': personId }, update },
    ];
  }

  private get rows(): Collection<EnrolmentRow> {
    return this.db.collection<EnrolmentRow>(ENROLMENTS);
  }
}

const toEnrolment = (row: EnrolmentRow | null): Enrolment | null => (row ? fromRow(row) : null);

/** The plain object of a row. */
function fromRow({ _id, active: _, ...fields }: EnrolmentRow): Enrolment {
  return { id: _id, ...fields };
}
