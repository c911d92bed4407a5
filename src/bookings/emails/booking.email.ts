import { isolate } from '../../platform/i18n';
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

/** Seats are held for the people of a partner: until when they are named, and what becomes of the others. */
export const partnerSeatsEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => {
  const { booking, terms, organisation, course } = letter.sale;
  const until = terms.namesUntil ? formats.dateTime(terms.namesUntil, organisation.timeZone) : '';
  const seats = booking?.seats ?? 0;
  return {
    subject: t('partners.mail.subject', { seats, course: formats.text(course.title) }),
    blocks: [
      { kind: 'heading', text: t('partners.mail.title', { seats }) },
      { kind: 'until', label: t('bookings.mail.made.names'), text: until },
      saleFacts(letter, t, formats),
      { kind: 'paragraph', text: t('partners.unused') },
      deskButton(letter, t),
      secrecy(t),
    ],
    why: t('partners.mail.why'),
  };
};

const ofPartner = ({ sale }: SaleLetter): boolean => sale.request.partner !== undefined;

/** It is off. */
export const bookingOffEmail = (letter: SaleLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.off.subject', { course: formats.text(letter.sale.course.title) }),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.off.title') },
    ...reasonOf(letter, t),
    { kind: 'paragraph', text: t(ofPartner(letter) ? 'partners.mail.off.next' : 'bookings.mail.off.next') },
    saleFacts(letter, t, formats),
    deskButton(letter, t),
  ],
  why: t(ofPartner(letter) ? 'partners.mail.why' : 'bookings.mail.why'),
});

/** Why the class is off, in the words of whoever called it off. */
function reasonOf({ sale: { trainingClass } }: SaleLetter, t: Translate): Block[] {
  const { state, reason } = trainingClass ?? {};
  return state === 'cancelled' && reason
    ? [{ kind: 'paragraph', text: t('bookings.mail.off.reason', { reason: isolate(reason) }) }]
    : [];
}
