import { ACTIVE } from '../enrolment';
import { LinkAgain } from '../enrolments.messages';
import { classFacts, type EnrolmentLetter, placeButton, why } from './letter-subject';

/** You are in this class already: the link to your page once more. */
export const linkAgainEmail: EnrolmentLetter = {
  message: LinkAgain,
  holds: ({ enrolment }) => ACTIVE.includes(enrolment.status),
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.link-again.subject'),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.link-again.title') },
      classFacts(subject, t, formats),
      placeButton(subject, t),
      { kind: 'paragraph', text: t('enrolments.mail.link-again.not-you') },
      { kind: 'note', text: t('enrolments.mail.link-again.personal') },
    ],
    sms: t('enrolments.sms.link-again', { url: subject.shortUrl }),
    why: why(t),
  }),
};
