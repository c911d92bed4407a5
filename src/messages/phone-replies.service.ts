import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Enrolment, Enrolments } from '../enrolments';
import { History } from '../history';
import { People } from '../people';
import type { Actor } from '../shared/actor';
import { DomainError, FieldErrors, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { ClassMessages } from './class-messages.service';
import type { PhoneReply } from './phone-reply';
import type { PhoneReplyForm } from './phone-replies.forms';
import { PhoneRepliesRepository } from './phone-replies.repository';

/** With what replies are kept beside their own records. */
@Injectable()
export class ReplyTools {
  constructor(
    readonly enrolments: Enrolments,
    readonly people: People,
    readonly history: History,
    readonly clock: Clock,
  ) {}
}

/** Who phoned back about a message, and what was said: noted by whoever took the call, deleted with the person. */
@Injectable()
export class PhoneReplies implements OnModuleInit {
  constructor(
    private readonly messages: ClassMessages,
    private readonly repository: PhoneRepliesRepository,
    private readonly tools: ReplyTools,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.tools.people.registerEraser('messages', ({ id }) => [this.repository.erasure(id)]);
  }

  /**
   * Notes what one of a message's people said, under the operation's id; once more changes nothing.
   * @throws NotFoundError, ForbiddenError, FieldErrors for somebody to whom the message did not go
   */
  async note(actor: Actor, operationId: string, messageId: string, form: PhoneReplyForm): Promise<PhoneReply> {
    const { organisationId, classId, recipients = [] } = await this.messages.get(actor, messageId);
    if (actor.kind !== 'staff') throw new NotFoundError('message');
    const { enrolmentId, text } = form;
    if (!recipients.includes(enrolmentId)) throw notOneOfThem();
    const { personId, erasedAt } = await this.tools.enrolments.get(enrolmentId);
    if (erasedAt) throw notOneOfThem();
    const at = this.tools.clock.now();
    const reply = { id: operationId, organisationId, messageId, enrolmentId, personId, text, at, by: actor.accountId };
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.insertion(reply),
          ...this.tools.history.writes(actor, {
            ...{ organisationId, classId, subject: { kind: 'enrolment', id: enrolmentId } },
            verb: 'messages.reply-noted',
          }),
        ),
      );
      return reply;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const known = await this.repository.find(operationId);
      if (known?.messageId === messageId && known.enrolmentId === enrolmentId && known.text === text) return known;
      throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another reply.');
    }
  }

  /** What the person of an enrolment said, the oldest first; the caller has asked who may. */
  listOf({ id, organisationId }: Pick<Enrolment, 'id' | 'organisationId'>): Promise<PhoneReply[]> {
    return this.repository.listOf(organisationId, id);
  }

  /** Those to a message, in the order in which they came. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, messageId: string): Promise<PhoneReply[]> {
    const { organisationId } = await this.messages.get(actor, messageId);
    return this.repository.list(organisationId, messageId);
  }
}

const notOneOfThem = (): FieldErrors => new FieldErrors([{ field: 'enrolmentId', code: 'not_a_choice', message: '' }]);
