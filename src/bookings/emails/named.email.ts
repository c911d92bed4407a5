import { classFacts, type LetterSubject, placeButton, safety, startsShort } from '../../enrolments';
import type { Composed, LetterFormats, Translate } from '../../notifications';

type NamedLetter = LetterSubject & { readonly company: string };

/** Your company has taken a place for you. */
export const namedEmail = (letter: NamedLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.named.subject', {
    starts: formats.dateTime(letter.trainingClass.startsAt, letter.trainingClass.timeZone),
  }),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.named.title', { company: letter.company }) },
    classFacts(letter, t, formats),
    placeButton(letter, t),
    { kind: 'paragraph', text: t('bookings.mail.named.cannot') },
    safety({ ...letter, enrolment: { ...letter.enrolment, free: true } }, t),
  ],
  sms: t('bookings.sms.named', { starts: startsShort(letter, formats), url: letter.shortUrl }),
  why: t('bookings.mail.named.why', { company: letter.company }),
});

/** Somebody else comes, or the company needs the place no more. */
export const unnamedEmail = (letter: NamedLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.unnamed.subject'),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.unnamed.title', { company: letter.company }) },
    classFacts(letter, t, formats),
    { kind: 'paragraph', text: t('bookings.mail.unnamed.next') },
  ],
  sms: t('bookings.sms.unnamed', { starts: startsShort(letter, formats) }),
  why: t('bookings.mail.named.why', { company: letter.company }),
});
