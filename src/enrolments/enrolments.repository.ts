import { Injectable } from '@nestjs/common';
import type { Collection, Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { ById, Database, type Write } from '../platform/database';
import { ACTIVE, type CertificateName, type Companion, type Enrolment, type EnrolmentStatus } from './enrolment';
import { ENROLMENTS, type EnrolmentRow } from './enrolment.schema';

/** A block has as many seats as a class at most; who was swapped out is here too. */
const MOST_OF_A_BLOCK = 2_000;

/** Every query for enrolments. */
@Injectable()
export class EnrolmentsRepository {
  private readonly byId = new ById<EnrolmentRow>(() => this.rows);

  constructor(private readonly db: Database) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<Enrolment> {
    const found = await this.find(id);
    if (!found) throw new NotFoundError('enrolment');
    return found;
  }

  async find(id: string): Promise<Enrolment | null> {
    return toEnrolment(await this.byId.find(id));
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

  /** Those of these subjects that have a part in a class that is not over. */
  async activeAmong(classId: string, subjects: readonly string[]): Promise<Set<string>> {
    return new Set(await this.rows.distinct('subject', { classId, subject: { $in: [...subjects] }, active: true }));
  }

  /** Whether the same name and contact has a part in the course that is not over, or a result. */
  async isIn(organisationId: string, subject: string, courseId: string): Promise<boolean> {
    const filter = { organisationId, subject, courseId, status: { $in: [...ACTIVE] } };
    return (await this.rows.findOne(filter, { projection: { _id: 1 } })) !== null;
  }

  async list(organisationId: string, ids: readonly string[]): Promise<Map<string, Enrolment>> {
    if (ids.length === 0) return new Map();
    const found = await this.rows.find({ organisationId, _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((row) => [row._id, fromRow(row)]));
  }

  /** A page of a class's enrolments in these states by id, with those of `also`, whatever their state and class. */
  async listOfClass(
    organisationId: string,
    classId: string,
    statuses: readonly EnrolmentStatus[],
    { after, limit, also = [] }: { after?: string | undefined; limit: number; also?: readonly string[] },
  ): Promise<Enrolment[]> {
    const listed: Filter<EnrolmentRow> = { organisationId, classId, status: { $in: [...statuses] } };
    if (after !== undefined) listed._id = { $gt: after };
    const filter = also.length > 0 ? { $or: [listed, { organisationId, _id: { $in: [...also] } }] } : listed;
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

  /** The same for several persons of one organisation. */
  async listOfPeople(organisationId: string, personIds: readonly string[]): Promise<Enrolment[]> {
    const any = { $in: [...personIds] };
    const filter = { organisationId, $or: [{ personId: any }, { 'companions.personId': any }] };
    return (await this.rows.find(filter).sort({ createdAt: -1, _id: -1 }).limit(500).toArray()).map(fromRow);
  }

  /** Those of several classes in one state, the oldest first. */
  async listOfClasses(
    organisationId: string,
    classIds: readonly string[],
    status: EnrolmentStatus,
    limit: number,
  ): Promise<Enrolment[]> {
    const filter = { organisationId, classId: { $in: [...classIds] }, status };
    return (await this.rows.find(filter).sort({ createdAt: 1, _id: 1 }).limit(limit).toArray()).map(fromRow);
  }

  /** Those who have a seat of a block, or had one, in the order in which they were named. */
  async listOfBooking(organisationId: string, bookingId: string): Promise<Enrolment[]> {
    const found = this.rows.find({ organisationId, bookingId }).sort({ createdAt: 1, _id: 1 });
    return (await found.limit(MOST_OF_A_BLOCK).toArray()).map(fromRow);
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
        $unset: active ? { reason: '' } : { active: '', offer: '' },
      },
      must: true,
    };
  }

  /** Why an enrolment ends; its state is moved by the recorder in the same transaction. */
  reasonWrite(id: string, reason: NonNullable<Enrolment['reason']>): Write {
    return { collection: ENROLMENTS, filter: { _id: id }, update: { $set: { reason } } };
  }

  /** Where somebody went who leaves for another group; the state is moved by the recorder in the same transaction. */
  transferredWrite(id: string, transferredTo: string): Write {
    return { collection: ENROLMENTS, filter: { _id: id }, update: { $set: { transferredTo } } };
  }

  /** The name of one of the party, unless the person was erased meanwhile; those of the others stay. */
  certificateNameWrite(id: string, { n, personId }: Companion, name: CertificateName): Write {
    const there = [{ personId, erasedAt: { $exists: false } }, { 'companions.personId': personId }];
    const update = { $set: { [`certificateNames.${n}`]: name } };
    return { collection: ENROLMENTS, filter: { _id: id, $or: there }, update, must: true };
  }

  /**
   * Without the name for a certificate and the hash of name and contact; who came along is one of the party without a name again. The
   * enrolments of the others of a party stay as they are.
   */
  erasure(personId: string, at: Date): Write {
    const isPerson = { $eq: ['$personId', personId] };
    const companions = { $ifNull: ['$companions', []] };
    const erased = { $filter: { input: companions, as: 'one', cond: { $eq: ['$$one.personId', personId] } } };
    const numbers = { $map: { input: erased, as: 'one', in: { $toString: '$$one.n' } } };
    const gone = { $concatArrays: [{ $cond: [isPerson, ['0'], []] }, numbers] };
    const names = { $objectToArray: { $ifNull: ['$certificateNames', {}] } };
    const kept = { $filter: { input: names, as: 'name', cond: { $not: { $in: ['$$name.k', gone] } } } };
    const set = {
      certificateNames: { $arrayToObject: kept },
      companions: { $filter: { input: companions, as: 'one', cond: { $ne: ['$$one.personId', personId] } } },
      subject: { $cond: [isPerson, '$personId', '$subject'] },
      erasedAt: { $cond: [isPerson, at, { $ifNull: ['$erasedAt', '$$REMOVE'] }] },
    };
    const filter = { $or: [{ personId }, { 'companions.personId': personId }] };
    return { collection: ENROLMENTS, filter, update: [{ $set: set }], many: true };
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
