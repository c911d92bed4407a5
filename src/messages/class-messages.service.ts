import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, FieldErrors, LostRaceError, NotFoundError } from '../shared/domain-error';
import { type TrainingClass, WrongStateError } from '../classes';
import type { Enrolment } from '../enrolments';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { canWriteTo, type ClassMessage } from './class-message';
import { assertCanWrite } from './class-messages.policy';
import { MessageGoneError, NobodyToWriteToError } from './class-messages.errors';
import type { MessageForm } from './class-messages.forms';
import { SendClassMessage } from './class-messages.job-types';
import { ClassMessagesRepository } from './class-messages.repository';
import { MessageAudiences } from './message-audiences.service';

/** Another organisation's message is not there for anybody but its staff. */
function staffOf(actor: Actor): { readonly organisationId: string } {
  if (actor.kind !== 'staff') throw new NotFoundError('message');
  return actor;
}

/** So many stand on the own page. */
const SHOWN_TO_PEOPLE = 5;

/** Messages that staff write to the people of a class: at once or at a set time, stopped until then, read on the own pages. */
@Injectable()
export class ClassMessages {
  constructor(
    private readonly repository: ClassMessagesRepository,
    private readonly audiences: MessageAudiences,
    private readonly history: History,
    private readonly outbox: Outbox,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps it under the operation's id, so that a repeat changes nothing, with the job that sends it at its time. Who gets it is found out
   * then: who joins meanwhile is among them.
   * @throws NotFoundError, ForbiddenError, WrongStateError, NobodyToWriteToError for one that would go at once to nobody, FieldErrors
   */
  async write(actor: Actor, operationId: string, idOrCode: string, form: MessageForm): Promise<ClassMessage> {
    const trainingClass = await this.audiences.open(actor, idOrCode);
    const known = await this.repository.find(operationId);
    if (known) return same(known, trainingClass, form);
    const message = await this.checked(actor, operationId, trainingClass, form);
    const { id, at } = message;
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.insert(message),
          ...this.line(actor, message, form.at === undefined ? 'written' : 'planned'),
          ...this.outbox.jobWrites(SendClassMessage, { messageId: id }, { at }),
        ),
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return same(await this.repository.get(id), trainingClass, form);
    }
    return message;
  }

  /** Stops one whose time is still to come; again: the same. @throws NotFoundError, ForbiddenError, MessageGoneError */
  async withdraw(actor: Actor, id: string): Promise<ClassMessage> {
    const message = await this.get(actor, id);
    if (message.state === 'withdrawn') return message;
    try {
      await this.db.inTransaction((tx) =>
        tx.write(this.repository.move(id, 'planned', 'withdrawn'), ...this.line(actor, message, 'withdrawn')),
      );
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
      const now = await this.repository.get(id);
      if (now.state !== 'withdrawn') throw new MessageGoneError(now.state);
    }
    return { ...message, state: 'withdrawn' };
  }

  /** @throws NotFoundError, ForbiddenError */
  async get(actor: Actor, id: string): Promise<ClassMessage> {
    const { organisationId } = staffOf(actor);
    const message = await this.repository.getOwn(organisationId, id);
    await this.audiences.open(actor, message.classId);
    return message;
  }

  /** All of a class, the newest first. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, idOrCode: string): Promise<ClassMessage[]> {
    return this.listOfClass(actor, await this.audiences.open(actor, idOrCode));
  }

  /** The same of a class that was read already. @throws NotFoundError, ForbiddenError */
  listOfClass(actor: Actor, trainingClass: TrainingClass): Promise<ClassMessage[]> {
    assertCanWrite(actor, trainingClass);
    return this.repository.list(trainingClass.organisationId, trainingClass.id);
  }

  /** The newest that went to the holder of a place or a number, for the own page. */
  listOf({ id, organisationId }: Pick<Enrolment, 'id' | 'organisationId'>): Promise<ClassMessage[]> {
    return this.repository.listOf(organisationId, id, SHOWN_TO_PEOPLE);
  }

  private async checked(
    actor: Actor,
    id: string,
    trainingClass: TrainingClass,
    { audience, texts, at }: MessageForm,
  ): Promise<ClassMessage> {
    const now = this.clock.now();
    const due = at === undefined ? now : new Date(at);
    if (at !== undefined && due <= now) throw new FieldErrors([{ field: 'at', code: 'past', message: '' }]);
    if (!canWriteTo(trainingClass)) throw new WrongStateError(trainingClass.state);
    if (at === undefined && (await this.audiences.of(trainingClass, audience)).length === 0)
      throw new NobodyToWriteToError();
    return {
      id,
      organisationId: trainingClass.organisationId,
      classId: trainingClass.id,
      audience,
      texts,
      state: 'planned',
      at: due,
      writtenAt: now,
      writtenBy: actor.kind === 'staff' ? actor.accountId : 'system',
    };
  }

  private line(actor: Actor, { organisationId, classId, audience }: ClassMessage, what: string) {
    return this.history.writes(actor, {
      organisationId,
      classId,
      subject: { kind: 'class', id: classId },
      verb: `messages.${what}`,
      facts: { audience },
    });
  }
}

/** What was kept under this id, if it is this message. @throws DomainError 422 when it is another */
function same(known: ClassMessage, { id }: TrainingClass, { audience, texts }: MessageForm): ClassMessage {
  const isSame = known.classId === id && known.audience === audience && isDeepStrictEqual(known.texts, texts);
  if (!isSame) throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another message.');
  return known;
}
