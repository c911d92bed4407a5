import { derivedId } from '../shared/ids';

/** The ways to reach a person. */
export type Channel = 'email' | 'sms';

/**
 * `waiting`: not handed over yet, tried again. `held`: an SMS until quiet hours end. `sent`: the mail server or gateway took it.
 * `failed`: refused for good, staff see it. `skipped`: nothing to send, `code` says why.
 */
export type DeliveryState = 'waiting' | 'held' | 'sent' | 'failed' | 'skipped';

/** Why there is no way to a person: no address at all, or a phone alone without a gateway or after a STOP. */
export type NoWay = 'no_contact' | 'sms_off' | 'messages_stopped';

/** One letter on one channel, as kept: no address and no text. */
export interface Delivery {
  readonly id: string;
  /** Names the occasion; with the channel it is unique, so that nothing is sent twice. */
  readonly key: string;
  /** `none` when there was no address at all. */
  readonly channel: Channel | 'none';
  /** The message's name. */
  readonly message: string;
  readonly organisationId: string;
  readonly personId?: string;
  /** Ids of what it is about. */
  readonly subjectIds: readonly string[];
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Why it is not sent: `smtp_550`, `smtp_away`, `sms_500`, `no_contact`, `messages_stopped`, `sms_off`, `not_needed`. */
  readonly code?: string;
  readonly at: Date;
  readonly sentAt?: Date;
  readonly heldUntil?: Date;
}

/** The row's id, from which the Message-ID is made: the same at every try. */
export const deliveryId = (key: string, channel: Delivery['channel']): string => derivedId(`delivery:${channel}`, key);
