import { Injectable } from '@nestjs/common';
import { type Invoice, nextStep, PaymentReminders } from '../../billing';
import type { Voice } from '../catalogue/voice';
import { dayText, documentPath } from './money.frame';

/** What the page of a document says of its reminders. */
@Injectable()
export class ReminderPanel {
  constructor(private readonly reminders: PaymentReminders) {}

  /** Undefined for what is not asked for any more and was never reminded of. */
  async of(voice: Voice, invoice: Invoice, operation: string, isOpen: boolean): Promise<object | undefined> {
    const { reminders = [], remindersStopped = false, number } = invoice;
    if (!isOpen && reminders.length === 0) return undefined;
    const { refusal, nextOn } = await this.reminders.stateOf(invoice);
    const goes = isOpen && nextOn !== undefined && !remindersStopped && invoice.personId !== undefined;
    const step = nextStep(invoice);
    return {
      ...{ path: documentPath(number), operation },
      sent: reminders.map((one) => ({ when: dayText(voice, one.on), text: voice.t(`reminders.step.${one.step}`) })),
      next: goes ? voice.t('money.remind.next', { day: dayText(voice, nextOn).text }) : voice.t('money.remind.by-hand'),
      why: refusal && voice.t(`money.remind.why.${refusal}`),
      button: step && voice.t('money.remind.button', { step: voice.t(`reminders.step.${step}`) }),
      toggle: remindersStopped ? 'reminders-on' : 'reminders-off',
      toggleText: remindersStopped ? 'resume' : 'stop',
    };
  }
}
