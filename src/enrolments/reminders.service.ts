import { Injectable } from '@nestjs/common';
import { Classes, type Session, type TrainingClass } from '../classes';
import { Notifications } from '../notifications';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { EnrolmentsRepository } from './enrolments.repository';
import { SITTING } from './enrolment';
import { MeetingSoon } from './enrolments.messages';
import { REMINDERS, type ReminderRow } from './reminder.schema';

const BEFORE_MILLISECONDS = 24 * 3_600_000;
const BATCH = 200;
const MOST = 2_000;

/** Reminds people of a meeting, a day before it. A meeting that moves is reminded of again. */
@Injectable()
export class Reminders {
  constructor(
    private readonly classes: Classes,
    private readonly repository: EnrolmentsRepository,
    private readonly notifications: Notifications,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Writes the reminders that are due and not written yet. @returns for how many meetings */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const ids = await this.classes.idsMeeting(now, new Date(now.getTime() + BEFORE_MILLISECONDS));
    let found = 0;
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = await this.classes.mapClasses(ids.slice(at, at + BATCH));
      for (const trainingClass of some.values()) found += await this.remind(trainingClass);
    }
    return found;
  }

  private async remind(trainingClass: TrainingClass): Promise<number> {
    const now = this.clock.now().getTime();
    const due = trainingClass.sessions.filter(({ start, cancelled }) => {
      const left = start.getTime() - now;
      return !cancelled && left > 0 && left <= BEFORE_MILLISECONDS;
    });
    if (due.length === 0) return 0;
    const ids = due.map(markOf);
    const done = await this.rows.find({ _id: { $in: ids } }).toArray();
    const open = due.filter((session) => !done.some((row) => row._id === markOf(session)));
    for (const session of open) await this.write(trainingClass, session);
    return open.length;
  }

  /** The mark and the messages in one transaction: whoever comes second finds the mark. */
  private async write({ id, organisationId }: TrainingClass, session: Session): Promise<void> {
    const seated = await this.repository.listOfClass(organisationId, id, SITTING, { limit: MOST });
    // Who joined within the last day has a message of today.
    const joinedBefore = session.start.getTime() - BEFORE_MILLISECONDS;
    const mark: ReminderRow = { _id: markOf(session), at: this.clock.real() };
    const messages = seated
      .filter((enrolment) => enrolment.createdAt.getTime() <= joinedBefore)
      .flatMap((enrolment) =>
        this.notifications.writes(
          MeetingSoon,
          { enrolmentId: enrolment.id, sessionId: session.id },
          { key: `enrolments.meeting-soon:${mark._id}:${enrolment.id}` },
        ),
      );
    try {
      await this.db.inTransaction((tx) => tx.write({ collection: REMINDERS, insert: mark }, ...messages));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private get rows() {
    return this.db.collection<ReminderRow>(REMINDERS);
  }
}

const markOf = (session: Session): string => `${session.id}:${session.start.getTime()}`;
