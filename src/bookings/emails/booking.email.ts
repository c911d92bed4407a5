import type { Block, Composed, LetterFormats, Translate } from '../../notifications';
import { deskButton, saleFacts, type SaleLetter, secrecy } from './sale-letter';

/** It is booked: what is to be paid, and until when people are named. */
export function bookingMadeEmail(letter: SaleLetter, t: Translate, formats: LetterFormats): Composed {
  const { quote, terms, organisation, invoices } = letter.sale;
  const zone = organisation.timeZone;
  const proForma = invoices.find(({ kind }) => kind === 'pro_forma');
  const amount = quote ? formats.money({ amount: quote.totals.payable, currency: quote.currency }) : '';
  const names: Block[] = terms.namesUntil
    ? [{ kind: 'until', label: t('bookings.mail.made.names'), text: formats.dateTime(terms.namesUntil, zone) }]
    : [];
  return {
    subject: t('bookings.mail.made.subject', { course: formats.text(letter.sale.course.title) }),
    blocks: [
      { kind: 'heading', text: t('bookings.mail.made.title') },
      { kind: 'paragraph', text: t('bookings.mail.made.pay', { amount, number: proForma?.number ?? '' }) },
      ...names,
      saleFacts(letter, t, formats),
      deskButton(letter, t),
      secrecy(t),
    ],
    why: t('bookings.mail.why'),
  };
}

/** The money is there. */
export const bookingPaidEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.paid.subject', { course: formats.text(letter.sale.course.title) }),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.paid.title') },
    { kind: 'paragraph', text: t('bookings.mail.paid.next') },
    saleFacts(letter, t, formats),
    deskButton(letter, t),
  ],
  why: t('bookings.mail.why'),
});

/** It is off. */
export const bookingOffEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.off.subject', { course: formats.text(letter.sale.course.title) }),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.off.title') },
    ...reasonOf(letter, t),
    { kind: 'paragraph', text: t('bookings.mail.off.next') },
    saleFacts(letter, t, formats),
    deskButton(letter, t),
  ],
  why: t('bookings.mail.why'),
});

/** Why the class is off, in the words of whoever called it off. */
function reasonOf({ sale: { trainingClass } }: SaleLetter, t: Translate): Block[] {
  const { state, reason } = trainingClass ?? {};
  return state === 'cancelled' && reason
    ? [{ kind: 'paragraph', text: t('bookings.mail.off.reason', { reason }) }]
    : [];
}
