import type { Composed, LetterFormats, Translate } from '../../notifications';
import { stripBidi } from '../../platform/i18n';
import { deskButton, saleFacts, type SaleLetter, secrecy } from './sale-letter';

/** We have your request. */
export const requestReceivedEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.received.subject', { course: formats.text(letter.sale.course.title) }),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.received.title') },
    { kind: 'paragraph', text: t('bookings.mail.received.next') },
    saleFacts(letter, t, formats),
    deskButton(letter, t),
    secrecy(t),
  ],
  why: t('bookings.mail.why'),
});

/** Another link in the place of the old one. */
export const linkRenewedEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.renewed.subject'),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.renewed.title') },
    { kind: 'paragraph', text: t('bookings.mail.renewed.next') },
    saleFacts(letter, t, formats),
    deskButton(letter, t),
    secrecy(t),
  ],
  why: t('bookings.mail.why'),
});

/** Our quote, until a day. */
export function quoteSentEmail(letter: SaleLetter, t: Translate, formats: LetterFormats): Composed {
  const { quote, organisation } = letter.sale;
  const until = quote ? formats.dateTime(quote.validUntil, organisation.timeZone) : '';
  const amount = quote ? formats.money({ amount: quote.totals.payable, currency: quote.currency }) : '';
  return {
    subject: t('bookings.mail.quote.subject', { number: quote?.number ?? '', until }),
    blocks: [
      { kind: 'heading', text: t('bookings.mail.quote.title', { amount }) },
      { kind: 'until', label: t('bookings.mail.quote.until'), text: until },
      saleFacts(letter, t, formats),
      { kind: 'paragraph', text: t('bookings.mail.quote.next') },
      deskButton(letter, t),
      secrecy(t),
    ],
    why: t('bookings.mail.why'),
  };
}

/** The office has answered a question. */
export const officeAnsweredEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => {
  const answer = letter.sale.request.remarks.filter(({ by }) => by === 'office').at(-1)?.text ?? '';
  return {
    subject: t('bookings.mail.answered.subject'),
    blocks: [
      { kind: 'heading', text: t('bookings.mail.answered.title') },
      ...answer
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ kind: 'paragraph' as const, text: stripBidi(line.trim()) })),
      saleFacts(letter, t, formats),
      deskButton(letter, t),
    ],
    why: t('bookings.mail.why'),
  };
};
