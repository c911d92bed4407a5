import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { type Leaf, leafOf, type Turn } from '../shared/leaf';
import { Clock } from '../platform/clock';
import { Database, readTurn, timeKey, turned } from '../platform/database';
import { fold } from '../platform/i18n';
import { classOf, type ClassRow, CLASSES } from './classes.schema';
import { LIVE_STATES, type TrainingClass } from './training-class';

/** The parts of an organisation's list of classes: to come (drafts too), running, over or called off. */
export const LIST_PARTS = ['upcoming', 'running', 'past'] as const;
export type ListPart = (typeof LIST_PARTS)[number];

/** A class as lists show it: without its meetings, which are most of it. */
export type ClassLine = Omit<TrainingClass, 'sessions' | 'directions' | 'children'>;

/** Whose classes a list has; of one course, in one town, and of one who teaches, where that is given. */
export interface ListQuery {
  readonly organisationId: string;
  readonly instructorId?: string | undefined;
  readonly courseId?: string | undefined;
  /** In any case and script. */
  readonly town?: string | undefined;
}

/** The classes of a course that are to come or run, the first of them. */
export interface ComingOfCourse {
  readonly count: number;
  readonly first: readonly ClassLine[];
}

const LINE = { sessions: 0, directions: 0, children: 0 } as const;
const DRAFTS_AND_LIVE = ['draft', ...LIVE_STATES] as const;
const PAST = ['finished', 'closed', 'cancelled'] as const;

/** Queries for the lists of an organisation's classes, a page at a time. */
@Injectable()
export class ClassLists {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** How many there are of each part. */
  async counts(query: ListQuery): Promise<Record<ListPart, number>> {
    const past = { $in: ['$state', PAST] };
    const upcoming = { $or: [{ $eq: ['$state', 'draft'] }, { $gt: ['$startsAt', this.clock.now()] }] };
    const part = {
      $switch: {
        branches: [
          { case: past, then: 'past' },
          { case: upcoming, then: 'upcoming' },
        ],
        default: 'running',
      },
    };
    const groups = await this.rows
      .aggregate<{ _id: ListPart; count: number }>([
        { $match: ownOf(query) },
        { $group: { _id: part, count: { $sum: 1 } } },
      ])
      .toArray();
    return { upcoming: 0, running: 0, past: 0, ...Object.fromEntries(groups.map(({ _id, count }) => [_id, count])) };
  }

  /** A page of one part: what is to come and what runs by its start, what is over from the last that began. */
  async page(query: ListQuery, part: ListPart, asked: Turn, limit: number): Promise<Leaf<ClassLine>> {
    const turn = readTurn(asked);
    const { filter, sort } = turned('startsAt', part === 'past' ? -1 : 1, turn);
    const rows = await this.rows
      .find({ $and: [ownOf(query), this.within(part), filter] }, { projection: LINE })
      .sort(sort)
      .limit(limit + 1)
      .toArray();
    return leafOf(
      rows.map((row) => this.line(row)),
      limit,
      keyOf,
      turn,
    );
  }

  /** Public classes that were not over by `since`, by their start. */
  async leafOfRecent(organisationId: string, since: Date, asked: Turn, limit: number): Promise<Leaf<ClassLine>> {
    const turn = readTurn(asked);
    const { filter, sort } = turned('startsAt', 1, turn);
    const rows = await this.rows
      .find({ $and: [recentOf(organisationId, since), filter] }, { projection: LINE })
      .sort(sort)
      .limit(limit + 1)
      .toArray();
    return leafOf(
      rows.map((row) => this.line(row)),
      limit,
      keyOf,
      turn,
    );
  }

  countRecent(organisationId: string, since: Date): Promise<number> {
    return this.rows.countDocuments(recentOf(organisationId, since));
  }

  /** Those of the ids that are among them. */
  async recentAmong(organisationId: string, since: Date, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const filter = { ...recentOf(organisationId, since), _id: { $in: [...ids] } };
    const rows = await this.rows.find(filter).project<{ _id: string }>({ _id: 1 }).batchSize(WHOLE).toArray();
    return new Set(rows.map((row) => row._id));
  }

  /** What is planned or not over of these courses, by course: how many, and at most `most` of them by their start. */
  async coming(
    organisationId: string,
    courseIds: readonly string[],
    most: number,
  ): Promise<Map<string, ComingOfCourse>> {
    if (courseIds.length === 0) return new Map();
    const open = [{ state: 'draft' }, { state: { $in: [...LIVE_STATES] }, endsAt: { $gt: this.clock.now() } }];
    const groups = await this.rows
      .aggregate<{ _id: string; count: number; first: ClassRow[] }>([
        { $match: { organisationId, courseId: { $in: [...courseIds] }, $or: open } },
        { $sort: { startsAt: 1, _id: 1 } },
        { $project: LINE },
        { $group: { _id: '$courseId', count: { $sum: 1 }, first: { $firstN: { n: most, input: '$$ROOT' } } } },
      ])
      .toArray();
    return new Map(groups.map(({ _id, count, first }) => [_id, { count, first: first.map((row) => this.line(row)) }]));
  }

  /** Live classes that have begun, begin by then, or are to be decided by then; whole, by their start. */
  async listPressing(organisationId: string, until: Date): Promise<TrainingClass[]> {
    const rows = await this.rows
      .find({
        organisationId,
        state: { $in: [...LIVE_STATES] },
        $or: [{ startsAt: { $lte: until } }, { state: 'published', decideBy: { $lte: until } }],
      })
      .sort({ startsAt: 1, _id: 1 })
      .toArray();
    return rows.map((row) => classOf(row, this.clock.now()));
  }

  /** The live class that begins first after an instant. */
  async nextAfter(organisationId: string, after: Date): Promise<TrainingClass | null> {
    const row = await this.rows.findOne(
      { organisationId, state: { $in: [...LIVE_STATES] }, startsAt: { $gt: after } },
      { sort: { startsAt: 1, _id: 1 } },
    );
    return row && classOf(row, this.clock.now());
  }

  /** The ids of all live classes. */
  async liveIds(organisationId: string): Promise<string[]> {
    const filter = { organisationId, state: { $in: [...LIVE_STATES] } };
    const rows = await this.rows.find(filter).project<{ _id: string }>({ _id: 1 }).batchSize(WHOLE).toArray();
    return rows.map((row) => row._id);
  }

  private within(part: ListPart): Filter<ClassRow> {
    const now = this.clock.now();
    if (part === 'past') return { state: { $in: [...PAST] } };
    if (part === 'running') return { state: { $in: [...LIVE_STATES] }, startsAt: { $lte: now } };
    return { state: { $in: [...DRAFTS_AND_LIVE] }, $or: [{ state: 'draft' }, { startsAt: { $gt: now } }] };
  }

  private line(row: ClassRow): ClassLine {
    return classOf(row, this.clock.now());
  }

  private get rows() {
    return this.db.collection<ClassRow>(CLASSES);
  }
}

/** The first answer of MongoDB has 101 rows unless told otherwise; ids are short. */
const WHOLE = 5_000;

const keyOf = ({ startsAt, id }: ClassLine): string => timeKey(startsAt, id);

const recentOf = (organisationId: string, since: Date): Filter<ClassRow> => ({
  organisationId,
  state: { $ne: 'draft' },
  endsAt: { $gt: since },
});

const ownOf = ({ organisationId, instructorId, courseId, town }: ListQuery): Filter<ClassRow> => ({
  organisationId,
  ...(instructorId === undefined ? {} : { instructorIds: instructorId }),
  ...(courseId === undefined ? {} : { courseId }),
  ...(town === undefined ? {} : { townKey: fold(town) }),
});
