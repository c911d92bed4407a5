import { Applied, Rejected } from '../enrolments.messages';
import { classFacts, type EnrolmentLetter, placeButton, why } from './letter-subject';

/** We have your answers, and a person looks at them. */
export const appliedEmail: EnrolmentLetter = {
  message: Applied,
  holds: ({ enrolment }) => enrolment.status === 'applied',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.applied.subject'),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.applied.title') },
      { kind: 'paragraph', text: t('enrolments.mail.applied.next') },
      classFacts(subject, t, formats),
      placeButton(subject, t),
    ],
    sms: t('enrolments.sms.applied', { url: subject.shortUrl }),
    why: why(t),
  }),
};

/** This group is not the right one; the way to others. */
export const rejectedEmail: EnrolmentLetter = {
  message: Rejected,
  holds: ({ enrolment }) => enrolment.status === 'refused',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.rejected.subject'),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.rejected.title') },
      classFacts(subject, t, formats),
      { kind: 'paragraph', text: t('enrolments.mail.rejected.next') },
      placeButton(subject, t),
    ],
    sms: t('enrolments.sms.rejected', { url: subject.shortUrl }),
    why: why(t),
  }),
};
