import { classFacts, safety, startsShort } from '../../enrolments';
import type { Composed, LetterFormats, Translate } from '../../notifications';
import { OfferRunningOut, SeatOffered } from './messages';
import { isOpen, type OfferLetter, type OfferSubject, untilShort, untilText } from './offer-letter';

/** The first letter and the reminder say the same; the reminder's title says that it ends soon. */
function offerLetter(
  kind: 'offered' | 'running-out',
  subject: OfferSubject,
  t: Translate,
  formats: LetterFormats,
): Composed {
  const { seats } = subject.offer;
  const until = untilText(subject, formats);
  return {
    subject: t(`waitlist.mail.${kind}.subject`, { seats, until }),
    blocks: [
      { kind: 'heading', text: t(`waitlist.mail.${kind}.title`, { seats }) },
      { kind: 'until', label: t('waitlist.mail.until', { seats }), text: until },
      classFacts(subject, t, formats),
      { kind: 'button', label: t('waitlist.mail.answer'), url: subject.offerUrl },
      { kind: 'paragraph', text: t('waitlist.mail.silence') },
      safety(subject, t),
    ],
    sms: t(`waitlist.sms.${kind}`, {
      seats,
      starts: startsShort(subject, formats),
      until: untilShort(subject, formats),
      url: subject.offerShortUrl,
    }),
    why: t('waitlist.mail.why'),
  };
}

/** A place is free for you. */
export const seatOfferedEmail: OfferLetter = {
  message: SeatOffered,
  holds: isOpen,
  compose: (subject, t, formats) => offerLetter('offered', subject, t, formats),
};

/** The place is still free for you, not for long. */
export const offerRunningOutEmail: OfferLetter = {
  message: OfferRunningOut,
  holds: isOpen,
  compose: (subject, t, formats) => offerLetter('running-out', subject, t, formats),
};
