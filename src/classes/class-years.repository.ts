import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { type Leaf, leafOf, type Turn } from '../shared/leaf';
import { Clock } from '../platform/clock';
import { Database, readTurn, timeKey, turned } from '../platform/database';
import type { ClassLine } from './class-lists.repository';
import { classOf, type ClassRow, CLASSES } from './classes.schema';

/** From an instant until before another. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

const LINE = { sessions: 0, directions: 0, children: 0 } as const;
/** The first answer of MongoDB has 101 rows unless told otherwise; ids are short. */
const WHOLE = 5_000;

/** An organisation's classes by when they begin, whatever became of them; drafts are left out. */
@Injectable()
export class ClassYears {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of them, the last that begins in front. */
  async page(organisationId: string, span: Span, asked: Turn, limit: number): Promise<Leaf<ClassLine>> {
    const turn = readTurn(asked);
    const { filter, sort } = turned('startsAt', -1, turn);
    const rows = await this.rows
      .find({ $and: [within(organisationId, span), filter] }, { projection: LINE })
      .sort(sort)
      .limit(limit + 1)
      .toArray();
    const lines = rows.map((row): ClassLine => classOf(row, this.clock.now()));
    return leafOf(lines, limit, ({ startsAt, id }) => timeKey(startsAt, id), turn);
  }

  async ids(organisationId: string, span: Span): Promise<string[]> {
    const rows = this.rows.find(within(organisationId, span)).project<{ _id: string }>({ _id: 1 });
    return (await rows.batchSize(WHOLE).toArray()).map((row) => row._id);
  }

  private get rows() {
    return this.db.collection<ClassRow>(CLASSES);
  }
}

const within = (organisationId: string, { from, to }: Span): Filter<ClassRow> => ({
  organisationId,
  state: { $ne: 'draft' },
  neverPublic: { $exists: false },
  startsAt: { $gte: from, $lt: to },
});
