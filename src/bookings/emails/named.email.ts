import { classFacts, type LetterSubject, placeButton, safety, startsShort } from '../../enrolments';
import type { Composed, LetterFormats, Translate } from '../../notifications';

/** Who gave the name: a company that buys, or a partner for whose people seats are held. */
export interface Sender {
  readonly company: string;
  readonly partner: boolean;
}

type NamedLetter = LetterSubject & Sender;

/** The text for those whom a partner names, or the one of companies. */
const forSender = ({ partner }: Sender, ofPartner: string, ofCompany: string): string =>
  partner ? ofPartner : ofCompany;

/** Your company has taken a place for you. */
export const namedEmail = (letter: NamedLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.named.subject', {
    starts: formats.dateTime(letter.trainingClass.startsAt, letter.trainingClass.timeZone),
  }),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.named.title', { company: letter.company }) },
    classFacts(letter, t, formats),
    placeButton(letter, t),
    { kind: 'paragraph', text: t('bookings.mail.named.share', { company: letter.company }) },
    {
      kind: 'paragraph',
      text: t(forSender(letter, 'partners.mail.named.cannot', 'bookings.mail.named.cannot'), {
        company: letter.company,
      }),
    },
    safety({ ...letter, enrolment: { ...letter.enrolment, free: true } }, t),
  ],
  sms: t(forSender(letter, 'partners.sms.named', 'bookings.sms.named'), {
    starts: startsShort(letter, formats),
    url: letter.shortUrl,
  }),
  why: t('bookings.mail.named.why', { company: letter.company }),
});

/** Somebody else comes, or the company needs the place no more. */
export const unnamedEmail = (letter: NamedLetter, t: Translate, formats: LetterFormats): Composed => ({
  subject: t('bookings.mail.unnamed.subject'),
  blocks: [
    { kind: 'heading', text: t('bookings.mail.unnamed.title', { company: letter.company }) },
    classFacts(letter, t, formats),
    {
      kind: 'paragraph',
      text: t(forSender(letter, 'partners.mail.unnamed.next', 'bookings.mail.unnamed.next'), {
        company: letter.company,
      }),
    },
  ],
  sms: t(forSender(letter, 'partners.sms.unnamed', 'bookings.sms.unnamed'), { starts: startsShort(letter, formats) }),
  why: t('bookings.mail.named.why', { company: letter.company }),
});
