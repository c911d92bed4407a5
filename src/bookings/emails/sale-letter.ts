import type { ChangedClass } from '../../enrolments';
import type { Block, LetterFormats, Translate } from '../../notifications';
import type { Sale } from '../sales.service';

/** What a letter to a company is made of, read fresh. */
export interface SaleLetter {
  readonly sale: Sale;
  /** The full address of the company's page. */
  readonly url: string;
  /** Of a letter about a change: what is different, and when it is read. */
  readonly changed?: { readonly changes: ChangedClass['changes']; readonly now: Date } | undefined;
}

/** What it is about, as every letter to a company has it. */
export function saleFacts({ sale }: SaleLetter, t: Translate, formats: LetterFormats): Block {
  const { course, trainingClass, request, quote, booking } = sale;
  const seats = booking?.seats ?? quote?.seats ?? request.seats;
  const when = trainingClass
    ? [{ label: t('bookings.facts.starts'), value: formats.dateTime(trainingClass.startsAt, trainingClass.timeZone) }]
    : [];
  return {
    kind: 'facts',
    items: [
      { label: t('bookings.facts.what'), value: formats.text(course.title) },
      { label: t('bookings.facts.people'), value: formats.number(seats) },
      ...when,
    ],
  };
}

/** The button to the company's page. */
export const deskButton = ({ url }: SaleLetter, t: Translate): Block => ({
  kind: 'button',
  label: t('bookings.mail.open'),
  url,
});

/** No account is needed, and the page is nobody else's. */
export const secrecy = (t: Translate): Block => ({ kind: 'note', text: t('bookings.mail.secret') });
