import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Classes, type Session, type TrainingClass } from '../classes';
import { assertCanRead } from '../enrolments';
import { assertCanCallRoll } from './attendance.policy';
import { DiaryRepository } from './diary.repository';
import type { DiaryEntry } from './diary-entry';
import { RollRecords } from './roll.records';

/** The diary of a class: its meetings that are not called off, with what was done in each. */
export interface ClassDiary {
  readonly trainingClass: TrainingClass;
  readonly meetings: readonly { readonly session: Session; readonly entry: DiaryEntry | undefined }[];
}

/** What was done in each meeting: whoever calls the roll writes it, all who see the people of the class read it. */
@Injectable()
export class Diary {
  constructor(
    private readonly repository: DiaryRepository,
    private readonly classes: Classes,
    private readonly records: RollRecords,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async ofClass(actor: Actor, idOrCode: string): Promise<ClassDiary> {
    const trainingClass = await this.classes.get(idOrCode);
    assertCanRead(actor, trainingClass);
    const entries = new Map((await this.repository.listForClass(trainingClass.id)).map((one) => [one.sessionId, one]));
    const held = trainingClass.sessions.filter(({ cancelled }) => !cancelled);
    return { trainingClass, meetings: held.map((session) => ({ session, entry: entries.get(session.id) })) };
  }

  /** The entry of one meeting, for whoever has read its class already. */
  entryOf(sessionId: string): Promise<DiaryEntry | undefined> {
    return this.repository.find(sessionId);
  }

  /**
   * Writes what was done, in the place of the version that was read (0 before the first). The same words again change nothing.
   * @throws NotFoundError, ForbiddenError, LostRaceError where somebody wrote meanwhile
   */
  async write(actor: Actor, sessionId: string, text: string, read: number): Promise<DiaryEntry> {
    const trainingClass = await this.classes.bySession(sessionId);
    assertCanCallRoll(actor, trainingClass);
    if (!trainingClass.sessions.some(({ id }) => id === sessionId)) throw new NotFoundError('meeting');
    const before = await this.repository.find(sessionId);
    if (before?.text === text) return before;
    if ((before?.version ?? 0) !== read) throw new LostRaceError();
    const writtenBy = actor.kind === 'staff' ? actor.accountId : 'system';
    const where = { sessionId, classId: trainingClass.id };
    const entry: DiaryEntry = { ...where, text, writtenAt: this.clock.now(), writtenBy, version: read + 1 };
    try {
      await this.db.inTransaction((tx) =>
        tx.write(this.repository.write(entry), ...this.records.diaryWritten(actor, trainingClass, sessionId)),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new LostRaceError();
      throw error;
    }
    return entry;
  }
}
