import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations';
import { People } from '../people';
import { Clock } from '../platform/clock';
import { Sms } from '../platform/sms';
import { quietEnd } from '../shared/quiet-hours';
import type { DeliverData } from './deliver.job';
import { deliveryId, type NoWay } from './delivery';
import { DeliveryLog } from './delivery-log.service';
import type { Letter } from './letter';

/** An SMS as written, and who writes it. */
export interface SmsToSend {
  readonly to: string;
  readonly text: string;
  readonly sender: Pick<Organisation, 'settings' | 'timeZone'>;
}

/** An answer goes at once within this time; one that comes later (a gateway was away) finds people asleep, and waits as all do. */
const ANSWER_MILLISECONDS = 10 * 60_000;

/**
 * SMS have rules of their own. Whatever the message, it waits for the end of quiet hours and is then read afresh, so that it is not sent
 * when it is no longer true; only an answer to what the person has just done, and what would come too late, go at once. None goes to a
 * number that answered STOP, and none without a gateway.
 */
@Injectable()
export class SmsDelivering {
  constructor(
    private readonly log: DeliveryLog,
    private readonly people: People,
    private readonly sms: Sms,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns why there is no way to the person by SMS; undefined when it is sent or held
   * @throws SendFailure when it has to be tried again
   */
  async deliver(job: DeliverData, letter: Letter, { to, text, sender }: SmsToSend): Promise<NoWay | undefined> {
    const entry = this.log.entry(job, letter, 'sms');
    const noWay = await this.noWayTo(to);
    if (noWay) {
      await this.log.skip(entry, noWay);
      return noWay;
    }
    const now = this.clock.now();
    const from = quietEnd(now, sender.settings.quietHours, letter.zone ?? sender.timeZone);
    const comesInTime = letter.smsBy === undefined || from <= letter.smsBy;
    if (from > now && comesInTime && !isFreshAnswer(job, now)) await this.log.hold(job, entry, from);
    else await this.log.once(entry, () => this.sms.send({ to, text, id: deliveryId(entry.key, entry.channel) }));
    return undefined;
  }

  /** Why no SMS reaches the number now, whatever is written. */
  async noWayTo(to: string): Promise<NoWay | undefined> {
    if (!this.sms.on) return 'sms_off';
    return (await this.people.stoppedMessages(to)) ? 'messages_stopped' : undefined;
  }

  /** Those of these numbers that no SMS reaches now. */
  async unreachedOf(phones: readonly string[]): Promise<Set<string>> {
    return this.sms.on ? this.people.stoppedAmong(phones) : new Set(phones);
  }
}

function isFreshAnswer({ answers }: DeliverData, now: Date): boolean {
  return answers !== undefined && now.getTime() - Date.parse(answers) <= ANSWER_MILLISECONDS;
}
