import { NowWaiting } from '../enrolments.messages';
import { classFacts, type EnrolmentLetter, placeButton, safety, why } from './letter-subject';

/** You are number n on the waiting list. */
export const waitingEmail: EnrolmentLetter = {
  message: NowWaiting,
  holds: ({ enrolment, position }) => enrolment.status === 'waiting' && position !== null,
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.waiting.subject', { position: subject.position }),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.waiting.title', { position: subject.position }) },
      classFacts(subject, t, formats),
      { kind: 'paragraph', text: t('enrolments.mail.waiting.next') },
      placeButton(subject, t),
      { kind: 'paragraph', text: t('enrolments.mail.waiting.leave') },
      safety(subject, t),
    ],
    sms: t('enrolments.sms.waiting', { position: subject.position, url: subject.shortUrl }),
    why: why(t),
  }),
};
