import { Injectable } from '@nestjs/common';
import { LostRaceError } from '../shared/domain-error';
import { Classes, nextMeeting, type TrainingClass } from '../classes';
import { Notifications } from '../notifications';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { canWriteTo, type ClassMessage } from './class-message';
import { FromTheTeam } from './class-messages.job-types';
import { ClassMessagesRepository } from './class-messages.repository';
import { MessageAudiences } from './message-audiences.service';

const BATCH = 200;

/** Hands messages over when their time has come. All of it can be repeated: a crash in the middle sends nothing twice. */
@Injectable()
export class Sending {
  constructor(
    private readonly repository: ClassMessagesRepository,
    private readonly audiences: MessageAudiences,
    private readonly classes: Classes,
    private readonly notifications: Notifications,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Fixes first who gets it, so that a second try writes to the same people. */
  async send(messageId: string): Promise<void> {
    const planned = await this.repository.find(messageId);
    if (!planned) return;
    const trainingClass = await this.classes.getOwn(planned.organisationId, planned.classId);
    if (planned.state === 'planned') await this.begin(planned, trainingClass);
    const going = await this.repository.get(messageId);
    if (going.state !== 'going') return;
    const { id, audience, recipients = [] } = going;
    const next = audience === 'waiting' ? undefined : nextMeeting(trainingClass, this.clock.now())?.start;
    for (let at = 0; at < recipients.length; at += BATCH) {
      const writes = recipients.slice(at, at + BATCH).flatMap((enrolmentId) => {
        const data = { messageId: id, enrolmentId, ...(next === undefined ? {} : { meeting: next.toISOString() }) };
        return this.notifications.writes(FromTheTeam, data, { key: letterKey(id, enrolmentId) });
      });
      await this.db.inTransaction((tx) => tx.write(...writes));
    }
    await this.step(this.repository.move(id, 'going', 'sent'));
  }

  private async begin(message: ClassMessage, trainingClass: TrainingClass): Promise<void> {
    const people = canWriteTo(trainingClass) ? await this.audiences.of(trainingClass, message.audience) : [];
    const recipients = people.map(({ id }) => id);
    const state = recipients.length > 0 ? 'going' : 'dropped';
    await this.step(this.repository.move(message.id, 'planned', state, { recipients, count: recipients.length }));
  }

  /** Nothing to do where staff stopped it at this moment, or another worker was faster. */
  private async step(write: Write): Promise<void> {
    try {
      await this.db.inTransaction((tx) => tx.write(write));
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
    }
  }
}

/** Names the letter to one of a message's people. */
export const letterKey = (messageId: string, enrolmentId: string): string =>
  `messages.from-the-team:${messageId}:${enrolmentId}`;
