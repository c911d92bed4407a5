import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Classes, isLive, type Session, type TrainingClass } from '../classes';
import { type Enrolment, Enrolments, partyNumbers } from '../enrolments';
import {
  attendanceShare,
  byPerson,
  type Mark,
  type MarkStatus,
  missedTwice,
  personKey,
  type RollSum,
} from './attendance';
import type { Apology } from './apology';
import { assertCanCallRoll } from './attendance.policy';
import { AttendanceRepository } from './attendance.repository';
import { RollClosedError } from './attendance.errors';
import type { Arrival } from './mark-log';
import { RollRecords } from './roll.records';

const DAY_MILLISECONDS = 24 * 3600_000;
const NEVER = new Date(0);

/** A mark as it comes in. */
export interface NewMark {
  readonly enrolmentId: string;
  readonly companion: number;
  readonly status: MarkStatus;
  readonly minutes?: number | undefined;
  readonly markedAt: Date;
}

/** The roll of one meeting: who could be there, and what is marked. */
export interface Roll {
  readonly trainingClass: TrainingClass;
  readonly session: Session;
  readonly enrolments: readonly Enrolment[];
  readonly marks: readonly Mark[];
  /** Those of the other meetings too. */
  readonly classMarks: readonly Mark[];
  /** Every mark that came, those too that do not count. */
  readonly arrivals: readonly Arrival[];
  /** Who said beforehand that they cannot come. */
  readonly apologies: readonly Apology[];
}

/** The rolls of classes. Marks come from paper, phones without a network and programs; the later one always wins. */
@Injectable()
export class Attendance {
  constructor(
    private readonly repository: AttendanceRepository,
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly records: RollRecords,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async roll(actor: Actor, sessionId: string): Promise<Roll> {
    const trainingClass = await this.classes.bySession(sessionId);
    assertCanCallRoll(actor, trainingClass);
    const session = trainingClass.sessions.find((one) => one.id === sessionId);
    if (!session) throw new NotFoundError('meeting');
    const [enrolments, classMarks, arrivals, apologies] = await Promise.all([
      this.enrolments.listOfClass(trainingClass.organisationId, trainingClass.id),
      this.repository.listForClass(trainingClass.id),
      this.repository.arrivals(sessionId, trainingClass.id),
      this.repository.apologies(sessionId, trainingClass.id),
    ]);
    const marks = classMarks.filter((mark) => mark.sessionId === sessionId);
    return { trainingClass, session, enrolments, classMarks, marks, arrivals, apologies };
  }

  /**
   * Marks people, whatever the date of the meeting, as long as the class is not finished.
   * @param seenAt when the page was made on which they were marked
   * @throws FieldErrors for somebody who is not in the class, RollClosedError
   */
  async mark(actor: Actor, sessionId: string, marks: readonly NewMark[], seenAt?: Date): Promise<Roll> {
    const roll = await this.roll(actor, sessionId);
    const { trainingClass, session } = roll;
    if (!isLive(trainingClass) || session.cancelled) throw new RollClosedError();
    assertInClass(roll.enrolments, marks);
    const savedAt = this.clock.now();
    assertNotAhead(marks, Math.max(savedAt.getTime(), session.end.getTime()));
    const markedBy = actor.kind === 'staff' ? actor.accountId : 'system';
    const rows = marks.map((mark): Mark => ({ ...given(mark), sessionId, classId: trainingClass.id, markedBy }));
    const known = new Map(roll.marks.map((mark) => [personKey(mark), mark.markedAt]));
    const fresh = rows.filter((mark) => mark.markedAt > (known.get(personKey(mark)) ?? NEVER));
    await this.db.inTransaction((tx) =>
      tx.write(
        ...this.repository.keepArrivals(rows, given({ savedAt, seenAt })),
        ...this.repository.keepLatest(fresh),
        // A repeated roll, or one older than what is there, leaves no line behind.
        ...(fresh.length === 0 ? [] : this.records.called(actor, trainingClass, sessionId, fresh.length)),
      ),
    );
    return this.roll(actor, sessionId);
  }

  /** The share of the planned minutes that each party's people attended, by enrolment and companion number. */
  async shares(trainingClass: TrainingClass): Promise<(enrolmentId: string, companion: number) => number> {
    const people = byPerson(await this.repository.listForClass(trainingClass.id));
    return (enrolmentId, companion) =>
      attendanceShare(trainingClass.sessions, people.get(personKey({ enrolmentId, companion })) ?? []);
  }

  /** The marks of one party, those of companions too. */
  marksOf({ id, classId }: Pick<Enrolment, 'id' | 'classId'>): Promise<Mark[]> {
    return this.repository.listForParty(classId, id);
  }

  /** The enrolments of a class of which somebody was absent at two meetings or more that took place. */
  async missedTwice({ id, sessions }: TrainingClass): Promise<Set<string>> {
    const held = new Set(sessions.filter(({ cancelled }) => !cancelled).map((session) => session.id));
    const marks = await this.repository.listForClass(id);
    return missedTwice(marks.filter(({ sessionId }) => held.has(sessionId)));
  }

  /** How many are marked and how many came, by meeting of these classes; a roll that nobody called is left out. */
  presentBySession(classIds: readonly string[]): Promise<Map<string, RollSum>> {
    return this.repository.sums(classIds);
  }

  /** The meetings of these classes whose roll somebody called. */
  called(classIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.repository.called(classIds);
  }
}

/** A phone whose clock is years ahead would have the last word for ever. A day is forgiven. */
function assertNotAhead(marks: readonly NewMark[], latest: number): void {
  const errors = marks.flatMap(({ markedAt }, index) =>
    markedAt.getTime() > latest + DAY_MILLISECONDS
      ? [{ field: `marks.${index}.markedAt`, code: 'in_the_future', message: '' }]
      : [],
  );
  if (errors.length > 0) throw new FieldErrors(errors);
}

function assertInClass(enrolments: readonly Enrolment[], marks: readonly NewMark[]): void {
  const numbers = new Map(enrolments.map((enrolment) => [enrolment.id, partyNumbers(enrolment)]));
  const errors = marks.flatMap(({ enrolmentId, companion }, index) => {
    const known = numbers.get(enrolmentId);
    if (known === undefined) return [{ field: `marks.${index}.enrolmentId`, code: 'not_in_class', message: '' }];
    return known.includes(companion) ? [] : [{ field: `marks.${index}.companion`, code: 'not_in_class', message: '' }];
  });
  if (errors.length > 0) throw new FieldErrors(errors);
}
