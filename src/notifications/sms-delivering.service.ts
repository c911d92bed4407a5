import { Injectable } from '@nestjs/common';
import { People } from '../people';
import { Clock } from '../platform/clock';
import { Sms } from '../platform/sms';
import type { DeliverData } from './deliver.job';
import { deliveryId } from './delivery';
import { DeliveryLog } from './delivery-log.service';
import type { Letter } from './letter';

/** SMS have rules of their own: not in quiet hours, not to those who answered STOP, not without a gateway. */
@Injectable()
export class SmsDelivering {
  constructor(
    private readonly log: DeliveryLog,
    private readonly people: People,
    private readonly sms: Sms,
    private readonly clock: Clock,
  ) {}

  /** @throws SendFailure when it has to be tried again */
  async deliver(job: DeliverData, letter: Letter, sms: { readonly to: string; readonly text: string }): Promise<void> {
    const entry = this.log.entry(job, letter, 'sms');
    if (!this.sms.on) return this.log.skip(entry, 'sms_off');
    if (await this.stopped(letter)) return this.log.skip(entry, 'messages_stopped');
    const { smsNotBefore } = letter;
    if (smsNotBefore && smsNotBefore > this.clock.now()) return this.log.hold(job, entry, smsNotBefore);
    return this.log.once(entry, () => this.sms.send({ ...sms, id: deliveryId(entry.key, entry.channel) }));
  }

  private async stopped({ organisationId, to }: Letter): Promise<boolean> {
    if (to.personId === undefined) return false;
    const persons = await this.people.list(organisationId, [to.personId]);
    return persons.get(to.personId)?.messagesStopped !== undefined;
  }
}
