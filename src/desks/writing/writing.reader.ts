import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import {
  assertCanWrite,
  type ClassMessage,
  ClassMessages,
  letterKey,
  type MessageAudience,
  MessageAudiences,
  PhoneReplies,
  type PhoneReply,
} from '../../messages';
import { Access } from '../../access';
import { type ClassContext, ClassContexts, type Enrolment, Enrolments, type RosterEntry } from '../../enrolments';
import { type Delivery, Notifications } from '../../notifications';
import { Clock } from '../../platform/clock';
import { staffOf } from '../office/office.policy';

/** A letter has a row for mail and one for SMS. */
const ROWS_EACH = 2;

/** A class for somebody who may write to its people. */
export interface WritableClass extends ClassContext {
  readonly actor: StaffActor;
  readonly now: Date;
}

/** Somebody for whom a message is, and whether any way leads there now. */
export interface Addressee {
  readonly entry: RosterEntry;
  readonly reached: boolean;
}

/** Where messages and what was said to them are read from. */
@Injectable()
export class WritingSources {
  constructor(
    readonly messages: ClassMessages,
    readonly replies: PhoneReplies,
    readonly access: Access,
  ) {}
}

/** Reads to whom a message goes, and to whom it went. */
@Injectable()
export class WritingReader {
  constructor(
    private readonly audiences: MessageAudiences,
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    private readonly from: WritingSources,
  ) {}

  /** @throws NotFoundError, ForbiddenError, DomainError 401 */
  async open(actor: Actor, code: string): Promise<WritableClass> {
    const staff = staffOf(actor);
    const context = await this.contexts.fresh(staff.organisationId, code);
    assertCanWrite(staff, context.trainingClass);
    return { ...context, actor: staff, now: this.clock.now() };
  }

  /** A message of this class. @throws NotFoundError for one of another class, ForbiddenError */
  async message(actor: Actor, code: string, id: string): Promise<{ open: WritableClass; message: ClassMessage }> {
    const [open, message] = await Promise.all([this.open(actor, code), this.from.messages.get(actor, id)]);
    if (message.classId !== open.trainingClass.id) throw new NotFoundError('message');
    return { open, message };
  }

  /** What people said on the phone to a message, and the names of those who took the calls. */
  async replies(actor: Actor, id: string): Promise<{ replies: PhoneReply[]; staff: ReadonlyMap<string, string> }> {
    const replies = await this.from.replies.list(actor, id);
    return { replies, staff: await this.from.access.names([...new Set(replies.map(({ by }) => by))]) };
  }

  /** Who is there now, by audience. */
  groups({ trainingClass }: WritableClass): Promise<Record<MessageAudience, readonly Enrolment[]>> {
    return this.audiences.groups(trainingClass);
  }

  /** Those for whom it would be now, with names. */
  async addressees({ trainingClass }: WritableClass, audience: MessageAudience): Promise<Addressee[]> {
    const people = await this.audiences.of(trainingClass, audience);
    const entries = await this.enrolments.withNames(trainingClass.organisationId, people);
    const reached = await this.notifications.reach(entries.map(({ person }) => person));
    return entries.map((entry, at) => ({ entry, reached: reached[at] === true }));
  }

  /** Those to whom it went, with names, and how it went for each. */
  async sentTo({
    id,
    organisationId,
    recipients = [],
  }: ClassMessage): Promise<{ entry: RosterEntry; rows: readonly Delivery[] }[]> {
    const [found, deliveries] = await Promise.all([
      this.enrolments.list(organisationId, recipients),
      this.notifications.deliveriesFor(organisationId, {
        keyPrefix: letterKey(id, ''),
        limit: recipients.length * ROWS_EACH,
      }),
    ]);
    const entries = await this.enrolments.withNames(
      organisationId,
      recipients.flatMap((one) => found.get(one) ?? []),
    );
    const byKey = new Map<string, Delivery[]>();
    for (const row of deliveries) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
    return entries.map((entry) => ({ entry, rows: byKey.get(letterKey(id, entry.enrolment.id)) ?? [] }));
  }
}
