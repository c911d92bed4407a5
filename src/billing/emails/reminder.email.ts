import { isolate } from '../../platform/i18n';
import type { Composed, LetterFormats, Translate } from '../../notifications';
import { openAmount } from '../invoice';
import type { ReminderStep } from '../reminder-steps';
import { payBlocks, type ReadyDocument } from './document-ready.email';

/** Money did not come: which document, how much is still to be paid, and how; each of the three steps in its own words. */
export const reminderEmail =
  (step: ReminderStep) =>
  ({ invoice, url, shortUrl }: ReadyDocument, t: Translate, formats: LetterFormats): Composed => {
    const { kind, number, currency, dueOn } = invoice;
    const open = openAmount(invoice);
    const amount = formats.money({ amount: open, currency });
    const due = dueOn === undefined ? '' : formats.date(new Date(`${dueOn}T12:00:00Z`), 'UTC', 'day-year');
    const what = t(`billing.kind.${kind}`);
    return {
      subject: t(`reminders.subject.${step}`, { what, number }),
      blocks: [
        { kind: 'heading', text: t(`reminders.subject.${step}`, { what, number: isolate(number) }) },
        { kind: 'paragraph', text: t(`reminders.text.${step}`, { due }) },
        { kind: 'facts', items: [{ label: t('reminders.open'), value: amount }] },
        ...payBlocks(invoice, open, t),
        { kind: 'button', label: t('billing.mail.open'), url },
        { kind: 'paragraph', text: t('reminders.paid-meanwhile') },
        { kind: 'note', text: t('billing.page.safe') },
      ],
      sms: t(`reminders.sms.${step}`, { number, amount, url: shortUrl.replace(/^https:\/\//, '') }),
      why: t('billing.mail.why'),
    };
  };
