import { Injectable } from '@nestjs/common';
import type { Organisation } from '../organisations';
import { Mailer } from '../platform/mail';
import type { DeliverData } from './deliver.job';
import { deliveryId } from './delivery';
import type { NewDelivery } from './delivery.repository';
import { DeliveryLog } from './delivery-log.service';
import type { Letter } from './letter';
import { LetterWriter, type WrittenLetter } from './letter-writer';
import { MessageHandlers } from './message-handlers';
import { Senders } from './senders.service';
import { SmsDelivering, type SmsToSend } from './sms-delivering.service';

/**
 * Does the job of one message: reads it fresh, writes it, hands it over on each channel and keeps the log. A channel that fails is
 * tried again alone, because the log knows what was sent.
 */
@Injectable()
export class Delivering {
  constructor(
    private readonly handlers: MessageHandlers,
    private readonly senders: Senders,
    private readonly writer: LetterWriter,
    private readonly log: DeliveryLog,
    private readonly mailer: Mailer,
    private readonly sms: SmsDelivering,
  ) {}

  /** @throws SendFailure when a channel has to be tried again */
  async deliver(job: DeliverData): Promise<void> {
    const letter = await this.handlers.load(job.message, job.data);
    if (!letter) return this.log.drop(job.key);
    const { organisation, own } = await this.senders.of(letter.organisationId);
    const written = this.writer.write(letter, organisation, own);
    const { email, phone } = letter.to;
    const mail = letter.channels.includes('email') && email;
    const sms = letter.channels.includes('sms') && phone && written.sms;
    if (!mail && !sms) {
      // Who has a phone alone misses nothing by a letter that says nothing there.
      const silent = letter.channels.includes('sms') && phone;
      await this.log.skip(this.log.entry(job, letter, 'none'), silent ? 'not_needed' : 'no_contact');
      if (!silent) await this.handlers.unreached(job.message, job.data, 'no_contact');
      return;
    }
    const work: Promise<void>[] = [];
    if (mail && job.channel !== 'sms')
      work.push(this.mail(this.log.entry(job, letter, 'email'), letter, written, { to: mail, organisation }));
    if (sms && job.channel !== 'email')
      work.push(this.bySms(job, letter, { to: phone, text: sms, sender: organisation }, !mail));
    const results = await Promise.allSettled(work);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  /** `alone`: there is no other way to the person. */
  private async bySms(job: DeliverData, letter: Letter, sms: SmsToSend, alone: boolean): Promise<void> {
    const code = await this.sms.deliver(job, letter, sms);
    if (alone && code !== undefined) await this.handlers.unreached(job.message, job.data, code);
  }

  private mail(
    entry: NewDelivery,
    letter: Letter,
    written: WrittenLetter,
    { to, organisation }: { readonly to: string; readonly organisation: Organisation },
  ): Promise<void> {
    const { language, fromName, subject, html, text } = written;
    const id = deliveryId(entry.key, entry.channel);
    const attachments = letter.attachments ?? [];
    const answers = organisation.settings.replyTo;
    const replyTo = answers === null ? {} : { replyTo: answers };
    return this.log.once(entry, () =>
      this.mailer.send({ to, fromName, ...replyTo, subject, html, text, id, language, attachments }),
    );
  }
}
