import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type ClassChanged, Classes, type TrainingClass } from '../classes';
import { type MessageType, Notifications } from '../notifications';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { SeatDesk } from '../seating';
import { type Enrolment, type EnrolmentReason, type EnrolmentStatus, LEAVABLE, sits, SITTING } from './enrolment';
import { ClassMoved, ClassOff, ClassSure } from './enrolments.messages';
import { EnrolmentsRepository } from './enrolments.repository';

const BATCH = 200;
const MOST = 5_000;
const LINE: readonly EnrolmentStatus[] = ['waiting', 'offered', 'applied'];

/** News of a class: `meeting` is the next one that it is about. */
type News = MessageType<{ enrolmentId: string; sat?: boolean | undefined; meeting?: string | undefined }>;
type Changed = z.infer<typeof ClassChanged.schema>;
type Changes = Pick<z.infer<typeof ClassMoved.schema>, 'meetings' | 'place'>;

/** Tells the people of a class what happened to it, and clears a class that is off or over. All of it can be repeated. */
@Injectable()
export class ClassNews {
  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly classes: Classes,
    private readonly desk: SeatDesk,
    private readonly notifications: Notifications,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody gives back what they have, in batches, and is told. */
  async classCancelled(classId: string): Promise<void> {
    const { sessions } = await this.classes.get(classId);
    const next = this.nextOf(sessions.filter(({ cancelled }) => !cancelled).map(({ start }) => start));
    await this.clear(classId, LEAVABLE, 'class_cancelled', (one) =>
      this.notifications.writes(ClassOff, newsTo(one, next), { key: `enrolments.class-off:${one.id}` }),
    );
  }

  /** Nobody waits for a class that is over. */
  classFinished(classId: string): Promise<void> {
    return this.clear(classId, LINE, 'class_finished', () => []);
  }

  /** Those who sit in the class hear that it takes place. */
  async classConfirmed(classId: string): Promise<void> {
    await this.tell(await this.classes.get(classId), SITTING, ClassSure, '', {});
  }

  /** Everybody hears of other meetings or another place, once for each version; other changes can be seen on the page. */
  async classChanged({ classId, version, what, meetings }: Changed): Promise<void> {
    if (!what.some((part) => part === 'meetings' || part === 'place')) return;
    const trainingClass = await this.classes.get(classId);
    const ids = new Set(meetings.map(({ id }) => id));
    const held = trainingClass.sessions.filter(({ id, cancelled }) => ids.has(id) && !cancelled);
    const before = meetings.flatMap(({ was }) => (was ? [new Date(was.start)] : []));
    const next = this.nextOf([...before, ...held.map(({ start }) => start)]);
    const changes = { meetings: [...meetings], place: what.includes('place') };
    await this.tell(trainingClass, LEAVABLE, ClassMoved, `:${version}`, { next, changes });
  }

  private nextOf(starts: readonly Date[]): Date | undefined {
    const now = this.clock.now();
    return starts.filter((start) => start > now).sort((a, b) => a.getTime() - b.getTime())[0];
  }

  private async tell(
    { id: classId, organisationId }: TrainingClass,
    statuses: readonly EnrolmentStatus[],
    message: News,
    occasion: string,
    { next, changes }: { readonly next?: Date | undefined; readonly changes?: Changes },
  ): Promise<void> {
    const everybody = await this.repository.listOfClass(organisationId, classId, statuses, { limit: MOST });
    const writes = everybody.flatMap((one) =>
      this.notifications.writes(
        message,
        { ...newsTo(one, next), ...changes },
        { key: `${message.name}:${one.id}${occasion}` },
      ),
    );
    for (let at = 0; at < writes.length; at += BATCH) {
      await this.db.inTransaction((tx) => tx.write(...writes.slice(at, at + BATCH)));
    }
  }

  /** Open offers are withdrawn first, so that nobody is said to have refused one. */
  private async clear(
    classId: string,
    statuses: readonly EnrolmentStatus[],
    reason: EnrolmentReason,
    told: (enrolment: Enrolment) => Write[],
  ): Promise<void> {
    const { organisationId } = await this.classes.get(classId);
    await this.desk.submit({ classId, command: { type: 'withdrawOffers' } });
    let after: string | undefined;
    do {
      const some = await this.repository.listOfClass(organisationId, classId, statuses, { after, limit: BATCH });
      await Promise.all(some.map((enrolment) => this.end(enrolment, reason, told)));
      after = some.at(-1)?.id;
    } while (after !== undefined);
  }

  private async end(
    enrolment: Enrolment,
    reason: EnrolmentReason,
    told: (enrolment: Enrolment) => Write[],
  ): Promise<void> {
    const { id, classId, status } = enrolment;
    if (status === 'applied') {
      const move = this.repository.move(id, ['applied'], 'cancelled', this.clock.now(), { reason });
      await this.db.inTransaction((tx) => tx.write(move, ...told(enrolment)));
      return;
    }
    await this.desk.submit({
      classId,
      // Who took the place meanwhile keeps it when a class is only over.
      command: { type: reason === 'class_finished' ? 'leave' : 'release', id },
      writes: (outcome) =>
        outcome.result === 'released' && !outcome.repeat
          ? [this.repository.reasonWrite(id, reason), ...told(enrolment)]
          : [],
    });
  }
}

/** Only who has a seat comes to the meeting: nobody else has to hear of it in the night. */
const newsTo = (one: Enrolment, next: Date | undefined): { enrolmentId: string; sat: boolean; meeting?: string } => ({
  enrolmentId: one.id,
  sat: sits(one),
  ...(next && sits(one) ? { meeting: next.toISOString() } : {}),
});
