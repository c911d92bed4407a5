import { classFacts, placeButton } from '../../enrolments';
import { OfferLapsed } from './messages';
import type { OfferLetter } from './offer-letter';

/** The next person got the place; a person of the team asks once more. */
export const offerLapsedEmail: OfferLetter = {
  message: OfferLapsed,
  holds: ({ offer }) => offer.state === 'expired',
  compose: (subject, t, formats) => ({
    subject: t('waitlist.mail.lapsed.subject'),
    blocks: [
      { kind: 'heading', text: t('waitlist.mail.lapsed.title') },
      classFacts(subject, t, formats),
      { kind: 'paragraph', text: t('waitlist.mail.lapsed.next') },
      placeButton(subject, t),
    ],
    sms: t('waitlist.sms.lapsed', { url: subject.shortUrl }),
    why: t('waitlist.mail.why'),
  }),
};
