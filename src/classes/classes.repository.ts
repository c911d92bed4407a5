import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { ById, Database, type Tx, type Write } from '../platform/database';
import { fold } from '../platform/i18n';
import { classOf, type ClassRow, CLASSES } from './classes.schema';
import { type ClassState, LIVE_STATES, type StoredState, type TrainingClass } from './training-class';

/** What a list of classes may be narrowed by. */
export interface ClassQuery {
  readonly courseIds?: readonly string[] | undefined;
  readonly organisationId?: string | undefined;
  readonly instructorId?: string | undefined;
  /** In any case and script. */
  readonly town?: string | undefined;
  readonly states?: readonly ClassState[] | undefined;
  /** The organisation whose drafts may be seen; of others only what is public. */
  readonly draftsOf?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What `isPublic` says, as a query. */
const PUBLIC: Filter<ClassRow> = { state: { $ne: 'draft' }, neverPublic: { $ne: true } };

/** Our ids have 36 characters, codes are shorter. */
const byName = (idOrCode: string): { _id: string } | { code: string } =>
  idOrCode.length === 36 ? { _id: idOrCode } : { code: idOrCode.toLowerCase() };

/** Every query on classes. What comes out has its state as it is now. */
@Injectable()
export class ClassesRepository {
  private readonly byId = new ById<ClassRow>(() => this.rows);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async find(idOrCode: string): Promise<TrainingClass | null> {
    const row = await this.rows.findOne(byName(idOrCode));
    return row && this.read(row);
  }

  async findBySession(sessionId: string): Promise<TrainingClass | null> {
    const row = await this.rows.findOne({ 'sessions.id': sessionId });
    return row && this.read(row);
  }

  /** The class as it is at this moment, only of this organisation. */
  async own(organisationId: string, idOrCode: string): Promise<TrainingClass> {
    const name = byName(idOrCode);
    const row = '_id' in name ? await this.byId.find(name._id) : await this.rows.findOne(name);
    if (row?.organisationId !== organisationId) throw new NotFoundError('class');
    return this.read(row);
  }

  async listByIds(ids: readonly string[]): Promise<TrainingClass[]> {
    if (ids.length === 0) return [];
    return (await this.rows.find({ _id: { $in: [...ids] } }).toArray()).map((row) => this.read(row));
  }

  /** By age; one more than the limit, to tell whether there is more. */
  async list(query: ClassQuery): Promise<TrainingClass[]> {
    const rows = await this.rows
      .find(this.filterOf(query))
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .toArray();
    return rows.map((row) => this.read(row));
  }

  /** Published classes that have not begun, of one course or of all, those that begin first in front. */
  async listUpcoming(limit: number, courseId?: string): Promise<TrainingClass[]> {
    const rows = await this.rows
      .find({
        state: { $in: [...LIVE_STATES] },
        startsAt: { $gt: this.clock.now() },
        ...(courseId === undefined ? {} : { courseId }),
      })
      .sort({ startsAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map((row) => this.read(row));
  }

  /** Classes of a course that are published and not over, also as one transaction sees them. */
  async listLiveOf(courseId: string, tx?: Tx): Promise<TrainingClass[]> {
    const rows = await this.rows
      .find(
        { courseId, state: { $in: [...LIVE_STATES] }, endsAt: { $gt: this.clock.now() } },
        tx ? { session: tx.session } : {},
      )
      .sort({ startsAt: 1, _id: 1 })
      .toArray();
    return rows.map((row) => this.read(row));
  }

  /** An organisation's, drafts too, those that begin last in front; of one instructor, or all. */
  async listOwn(organisationId: string, limit: number, instructorId?: string): Promise<TrainingClass[]> {
    const filter = { organisationId, ...(instructorId === undefined ? {} : { instructorIds: instructorId }) };
    const rows = await this.rows.find(filter).sort({ startsAt: -1, _id: -1 }).limit(limit).toArray();
    return rows.map((row) => this.read(row));
  }

  /** Classes that are on or planned at some time between these instants. */
  async listAtTimes(organisationId: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
    const rows = await this.rows
      .find({
        organisationId,
        state: { $in: ['draft', ...LIVE_STATES] },
        startsAt: { $lt: endsAt },
        endsAt: { $gt: startsAt },
      })
      .toArray();
    return rows.map((row) => this.read(row));
  }

  /** Classes whose seats can still move, of an organisation. */
  async listOpenOf(organisationId: string): Promise<TrainingClass[]> {
    const rows = await this.rows.find({ organisationId, state: { $in: ['draft', ...LIVE_STATES] } }).toArray();
    return rows.map((row) => this.read(row));
  }

  /** The letters that groups of a course have, but for those that are over or called off. */
  async groupsOf(courseId: string): Promise<string[]> {
    const rows = await this.rows
      .find({ courseId, state: { $in: ['draft', ...LIVE_STATES] } }, { projection: { group: 1 } })
      .toArray();
    return rows.map((row) => row.group);
  }

  insert({ id, state, ...row }: TrainingClass & { state: StoredState }): Write {
    const insert: ClassRow = { _id: id, state, ...row, townKey: fold(row.town), createdAt: this.clock.now() };
    return { collection: CLASSES, insert };
  }

  /** Changes a class, if nobody changed it meanwhile; null takes a value away. */
  change(before: Pick<TrainingClass, 'id' | 'version'>, patch: ClassPatch): Write {
    const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
    const unset = entries.filter(([, value]) => value === null).map(([key]) => [key, ''] as const);
    const set = Object.fromEntries(entries.filter(([, value]) => value !== null));
    return {
      collection: CLASSES,
      filter: { _id: before.id, version: before.version },
      update: {
        ...(Object.keys(set).length > 0
          ? { $set: { ...set, ...(patch.town ? { townKey: fold(patch.town) } : {}) } }
          : {}),
        ...(unset.length > 0 ? { $unset: Object.fromEntries(unset) } : {}),
        $inc: { version: 1 },
      },
      must: true,
    };
  }

  private filterOf(query: ClassQuery): Filter<ClassRow> {
    const { courseIds, organisationId, instructorId, town, states, draftsOf, after } = query;
    const visible: Filter<ClassRow> = draftsOf ? { $or: [PUBLIC, { organisationId: draftsOf }] } : PUBLIC;
    return {
      $and: [
        visible,
        courseIds ? { courseId: { $in: [...courseIds] } } : {},
        organisationId ? { organisationId } : {},
        instructorId ? { instructorIds: instructorId } : {},
        town ? { townKey: fold(town) } : {},
        states ? { $or: states.map((state) => this.inState(state)) } : {},
        after ? { _id: { $gt: after } } : {},
      ],
    };
  }

  private inState(state: ClassState): Filter<ClassRow> {
    const now = this.clock.now();
    if (state === 'running') return { state: 'confirmed', startsAt: { $lte: now } };
    return state === 'confirmed' ? { state, startsAt: { $gt: now } } : { state };
  }

  private read(row: ClassRow): TrainingClass {
    return classOf(row, this.clock.now());
  }

  private get rows() {
    return this.db.collection<ClassRow>(CLASSES);
  }
}

/** New values of a class. */
export type ClassPatch = {
  readonly [K in keyof Omit<TrainingClass, 'id' | 'version' | 'state'>]?: TrainingClass[K] | null | undefined;
} & { readonly state?: StoredState };
