import { Joined, Paid } from '../enrolments.messages';
import {
  classFacts,
  courseAndGroup,
  type EnrolmentLetter,
  placeButton,
  safety,
  starts,
  startsShort,
  why,
} from './letter-subject';

/** You have a place. */
export const joinedEmail: EnrolmentLetter = {
  message: Joined,
  calendar: 'in',
  holds: ({ enrolment }) => enrolment.status === 'enrolled',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.joined.subject', { starts: starts(subject, formats) }),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.joined.title') },
      { kind: 'paragraph', text: courseAndGroup(subject, t, formats) },
      { kind: 'until', label: t('enrolments.mail.joined.until'), text: starts(subject, formats) },
      classFacts(subject, t, formats),
      placeButton(subject, t),
      { kind: 'paragraph', text: t('enrolments.mail.joined.cannot') },
      safety(subject, t),
    ],
    sms: t('enrolments.sms.joined', { starts: startsShort(subject, formats), url: subject.shortUrl }),
    why: why(t),
  }),
};

/** The money has come. */
export const paidEmail: EnrolmentLetter = {
  message: Paid,
  holds: ({ enrolment }) => enrolment.status === 'enrolled',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.paid.subject', { starts: starts(subject, formats) }),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.paid.title') },
      classFacts(subject, t, formats),
      placeButton(subject, t),
      safety(subject, t),
    ],
    sms: t('enrolments.sms.paid', { starts: startsShort(subject, formats), url: subject.shortUrl }),
    why: why(t),
  }),
};
