import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import type { TrainingClass } from '../classes';
import type { Enrolment } from '../enrolments';
import { History } from '../history';
import type { AbsenceCall } from './absence-call';
import { FollowAbsences } from './attendance.job-types';

/** What is written beside the marks: lines of history, and the jobs that follow. */
@Injectable()
export class RollRecords {
  constructor(
    private readonly history: History,
    private readonly outbox: Outbox,
  ) {}

  /** A roll was called. */
  called(actor: Actor, { id, organisationId }: TrainingClass, sessionId: string, marks: number): Write[] {
    return [
      ...this.history.writes(actor, {
        ...{ organisationId, classId: id, subject: { kind: 'session', id: sessionId } },
        ...{ verb: 'attendance.roll-called', facts: { marks } },
      }),
      ...this.outbox.jobWrites(FollowAbsences, { classId: id }),
    ];
  }

  /** What was done in a meeting was written down. */
  diaryWritten(actor: Actor, { id, organisationId }: TrainingClass, sessionId: string): Write[] {
    return this.history.writes(actor, {
      ...{ organisationId, classId: id, subject: { kind: 'session', id: sessionId } },
      verb: 'attendance.diary-written',
    });
  }

  /** A party said that it cannot come to a meeting, or that it comes after all. */
  apologised(
    actor: Actor,
    { id, organisationId, classId }: Enrolment,
    what: 'apologised' | 'comes-after-all',
  ): Write[] {
    return this.history.writes(actor, {
      ...{ organisationId, classId, subject: { kind: 'enrolment', id } },
      verb: `attendance.${what}`,
    });
  }

  /** Somebody was called because of absences. */
  phoned(actor: Actor, { organisationId, classId, enrolmentId, absences }: AbsenceCall): Write[] {
    return this.history.writes(actor, {
      ...{ organisationId, classId, subject: { kind: 'enrolment', id: enrolmentId } },
      ...{ verb: 'attendance.phoned', facts: { absences } },
    });
  }
}
