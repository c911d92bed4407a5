import { takesLearners } from '../../classes';
import { classFacts, placeButton, safety } from '../../enrolments';
import { OfferWithdrawn } from './messages';
import type { OfferLetter, OfferSubject } from './offer-letter';

/** Where the first SMS was still held for the night there is nothing to take back by SMS. */
const wasTold = ({ offer }: OfferSubject): boolean =>
  offer.answeredAt === undefined || offer.answeredAt >= offer.messageFrom;

/** The place is not free any more; you have your number again. Nobody hears it whose class is off, or who got another offer since. */
export const offerWithdrawnEmail: OfferLetter = {
  message: OfferWithdrawn,
  holds: ({ offer, enrolment, trainingClass, position, now }) =>
    offer.state === 'withdrawn' &&
    enrolment.status === 'waiting' &&
    position !== null &&
    takesLearners(trainingClass, now),
  compose: (subject, t, formats) => {
    const { position } = subject;
    const { seats } = subject.offer;
    return {
      subject: t('waitlist.mail.withdrawn.subject', { position }),
      blocks: [
        { kind: 'heading', text: t('waitlist.mail.withdrawn.title', { position }) },
        { kind: 'paragraph', text: t('waitlist.mail.withdrawn.taken', { seats }) },
        classFacts(subject, t, formats),
        { kind: 'paragraph', text: t('enrolments.mail.waiting.next') },
        placeButton(subject, t),
        safety(subject, t),
      ],
      ...(wasTold(subject) ? { sms: t('waitlist.sms.withdrawn', { seats, position, url: subject.shortUrl }) } : {}),
      why: t('waitlist.mail.why'),
    };
  },
};
