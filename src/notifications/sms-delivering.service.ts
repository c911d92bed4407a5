import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations';
import { People } from '../people';
import { Clock } from '../platform/clock';
import { Sms } from '../platform/sms';
import { quietEnd } from '../shared/quiet-hours';
import type { DeliverData } from './deliver.job';
import { deliveryId } from './delivery';
import { DeliveryLog } from './delivery-log.service';
import type { Letter } from './letter';

/** An SMS as written, and who writes it. */
interface SmsToSend {
  readonly to: string;
  readonly text: string;
  readonly sender: Pick<Organisation, 'settings' | 'timeZone'>;
}

/** An answer goes at once within this time; one that comes later (a gateway was away) finds people asleep, and waits as all do. */
const ANSWER_MILLISECONDS = 10 * 60_000;

/**
 * SMS have rules of their own. Whatever the message, it waits for the end of quiet hours and is then read afresh, so that it is not sent
 * when it is no longer true; only an answer to what the person has just done goes at once. None goes to a number that answered STOP, and
 * none without a gateway.
 */
@Injectable()
export class SmsDelivering {
  constructor(
    private readonly log: DeliveryLog,
    private readonly people: People,
    private readonly sms: Sms,
    private readonly clock: Clock,
  ) {}

  /** @throws SendFailure when it has to be tried again */
  async deliver(job: DeliverData, letter: Letter, sms: SmsToSend): Promise<void> {
    const { to, text, sender } = sms;
    const entry = this.log.entry(job, letter, 'sms');
    if (!this.sms.on) return this.log.skip(entry, 'sms_off');
    if (await this.people.stoppedMessages(to)) return this.log.skip(entry, 'messages_stopped');
    const now = this.clock.now();
    const from = quietEnd(now, sender.settings.quietHours, letter.zone ?? sender.timeZone);
    if (from > now && !isFreshAnswer(job, now)) return this.log.hold(job, entry, from);
    return this.log.once(entry, () => this.sms.send({ to, text, id: deliveryId(entry.key, entry.channel) }));
  }
}

function isFreshAnswer({ answers }: DeliverData, now: Date): boolean {
  return answers !== undefined && now.getTime() - Date.parse(answers) <= ANSWER_MILLISECONDS;
}
