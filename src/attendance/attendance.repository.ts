import { Injectable } from '@nestjs/common';
import { given } from '../shared/given';
import { derivedId } from '../shared/ids';
import { Database, type Write } from '../platform/database';
import { ApologiesRepository } from './apologies.repository';
import type { Apology } from './apology';
import { type Mark, personKey, type RollSum } from './attendance';
import { type ArrivalRow, ARRIVALS, type MarkRow, MARKS } from './attendance.schema';
import type { Arrival } from './mark-log';

const idOf = (mark: Pick<Mark, 'sessionId' | 'enrolmentId' | 'companion'>): string =>
  derivedId('mark', `${mark.sessionId}\n${mark.enrolmentId}\n${mark.companion}`);

/** The same mark by the same person is one arrival, however often a phone sends it. */
const arrivalId = ({ sessionId, markedAt, markedBy, status, minutes, ...who }: Mark): string =>
  derivedId('arrival', [sessionId, personKey(who), markedAt.toISOString(), markedBy, status, minutes].join('\n'));

const toMark = ({ _id, ...mark }: MarkRow): Mark => mark;

/** Every query about the roll. */
@Injectable()
export class AttendanceRepository {
  constructor(
    private readonly db: Database,
    private readonly said: ApologiesRepository,
  ) {}

  /** Keeps each mark unless one as late or later is there: the order of arrival does not matter, and a repeat changes nothing. */
  keepLatest(marks: readonly Mark[]): Write[] {
    return marks.map((mark) => {
      const _id = idOf(mark);
      const isOlder = { $lt: ['$markedAt', mark.markedAt] };
      const isNew = { $eq: [{ $type: '$markedAt' }, 'missing'] };
      const kept = { $cond: [{ $or: [isNew, isOlder] }, { $literal: { _id, ...mark } }, '$$ROOT'] };
      return { collection: MARKS, filter: { _id }, update: [{ $replaceWith: kept }], upsert: true };
    });
  }

  /** Writes down that the marks came, whether they count or not; those that came before stay as they are. */
  keepArrivals(marks: readonly Mark[], more: Pick<Arrival, 'savedAt' | 'seenAt'>): Write[] {
    return marks.map((mark) => ({
      collection: ARRIVALS,
      filter: { _id: arrivalId(mark) },
      update: { $setOnInsert: { ...mark, ...given(more) } },
      upsert: true,
    }));
  }

  /** What came for one meeting. */
  async arrivals(sessionId: string, classId: string): Promise<Arrival[]> {
    const rows = await this.db.collection<ArrivalRow>(ARRIVALS).find({ classId, sessionId }).toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  }

  /** Who said beforehand that they cannot come. */
  apologies(sessionId: string, classId: string): Promise<Apology[]> {
    return this.said.listForSession(sessionId, classId);
  }

  /** All marks of a class. */
  async listForClass(classId: string): Promise<Mark[]> {
    return (await this.rows.find({ classId }).toArray()).map(toMark);
  }

  /** How many are marked and how many came, by meeting. */
  async sums(classIds: readonly string[]): Promise<Map<string, RollSum>> {
    if (classIds.length === 0) return new Map();
    const came = { $in: ['$status', ['present', 'late']] };
    const rows = await this.rows
      .aggregate<RollSum & { _id: string }>([
        { $match: { classId: { $in: [...classIds] } } },
        { $group: { _id: '$sessionId', marked: { $sum: 1 }, present: { $sum: { $cond: [came, 1, 0] } } } },
      ])
      .toArray();
    return new Map(rows.map(({ _id, marked, present }) => [_id, { marked, present }]));
  }

  /** The meetings of these classes at which somebody is marked. */
  async called(classIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.rows.distinct('sessionId', { classId: { $in: [...classIds] } }));
  }

  /** The marks of one party. */
  async listForParty(classId: string, enrolmentId: string): Promise<Mark[]> {
    return (await this.rows.find({ classId, enrolmentId }).toArray()).map(toMark);
  }

  private get rows() {
    return this.db.collection<MarkRow>(MARKS);
  }
}
