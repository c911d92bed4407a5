import { Injectable } from '@nestjs/common';
import { type Actor, isStaffOf } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import type { Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { DeliverMessage } from './deliver.job';
import type { Delivery, NoWay } from './delivery';
import { DeliveryRepository, type DeliveryQuery } from './delivery.repository';
import { MessageHandlers } from './message-handlers';
import type { MessageHandler, Recipient } from './letter';
import type { MessageType } from './message';
import { SmsDelivering } from './sms-delivering.service';

/** When and why a message is sent. */
export interface Occasion {
  /** Names it: however often a message is written under one key, each channel sends it once. */
  readonly key: string;
  /** By the domain's clock: it is not sent before. */
  readonly at?: Date;
  /** The person has just done by themselves what it answers, so that they are awake: its SMS need not wait for the morning. */
  readonly answer?: boolean;
}

/** How a domain sends messages: it declares them, binds a handler to each at start, and writes their rows in its transactions. */
@Injectable()
export class Notifications {
  constructor(
    private readonly outbox: Outbox,
    private readonly handlers: MessageHandlers,
    private readonly deliveries: DeliveryRepository,
    private readonly sms: SmsDelivering,
    private readonly clock: Clock,
  ) {}

  /**
   * The writes by which a message leaves a transaction; pass them to `tx.write`. `key` names the occasion: however often it is written
   * under the same key, each channel sends it once.
   * @throws ZodError when the data do not fit the message
   */
  writes<D>(message: MessageType<D>, data: D, { key, at, answer }: Occasion): Write[] {
    const answers = answer === true ? { answers: this.clock.now().toISOString() } : {};
    const job = { message: message.name, data: message.schema.parse(data), key, ...answers };
    return this.outbox.jobWrites(DeliverMessage, job, at ? { at } : {});
  }

  /** Binds the handler of a message, in `onModuleInit` of a domain's emails provider. A second one stops the start. */
  handle<D>(message: MessageType<D>, handler: MessageHandler<D>): void {
    this.handlers.bind(message, handler);
  }

  /**
   * Calls the handler when the message has no way to its person, in `onModuleInit`: no address, or a phone alone that gets no SMS. It can
   * be called more than once.
   */
  whenUnreached<D>(message: MessageType<D>, handler: (data: D, code: NoWay) => Promise<void>): void {
    this.handlers.bindUnreached(message, handler);
  }

  /** Of each, in their order, whether a message reaches them now, by mail or by SMS. */
  async reach(contacts: readonly (Pick<Recipient, 'email' | 'phone'> | undefined)[]): Promise<boolean[]> {
    const unreached = await this.sms.unreachedOf(contacts.flatMap((one) => one?.phone ?? []));
    return contacts.map((one) => one?.email !== undefined || (one?.phone !== undefined && !unreached.has(one.phone)));
  }

  /** What was sent about a subject or under keys that begin with `keyPrefix`, newest first: for staff. */
  deliveriesFor(organisationId: string, query: DeliveryQuery): Promise<Delivery[]> {
    return this.deliveries.list(organisationId, query);
  }

  /** Messages that did not reach their person in any way since then, but for those that staff has seen; newest first, at most 200. */
  unreached(organisationId: string, since: Date): Promise<Delivery[]> {
    return this.deliveries.listUnreached(organisationId, since);
  }

  /** The person was told in another way: the failure is no longer shown as work. @throws NotFoundError, ForbiddenError */
  async markSeen(actor: Actor, organisationId: string, deliveryId: string): Promise<void> {
    if (!isStaffOf(actor, organisationId, 'coordinator', 'manager')) throw new ForbiddenError();
    const seen = { at: this.clock.now(), accountId: actor.accountId };
    if (!(await this.deliveries.markSeen(organisationId, deliveryId, seen))) throw new NotFoundError('message');
  }
}
