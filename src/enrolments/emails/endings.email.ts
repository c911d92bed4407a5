import { isolate } from '../../platform/i18n';
import { ClassOff, GivenBack } from '../enrolments.messages';
import { classFacts, type EnrolmentLetter, placeButton, startsShort, why } from './letter-subject';

/** You gave your place or number back. */
export const givenBackEmail: EnrolmentLetter = {
  message: GivenBack,
  calendar: 'out',
  holds: ({ enrolment }) => enrolment.status === 'cancelled',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.given-back.subject'),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.given-back.title') },
      classFacts(subject, t, formats),
      { kind: 'paragraph', text: t('enrolments.mail.given-back.not-you') },
      placeButton(subject, t),
    ],
    sms: t('enrolments.sms.given-back', { url: subject.shortUrl }),
    why: why(t),
  }),
};

/** The class does not take place. */
export const classOffEmail: EnrolmentLetter = {
  message: ClassOff,
  calendar: 'out',
  holds: ({ trainingClass }) => trainingClass.state === 'cancelled',
  compose: (subject, t, formats) => {
    const { reason } = subject.trainingClass;
    return {
      subject: t('enrolments.mail.class-off.subject', { starts: startsShort(subject, formats) }),
      blocks: [
        { kind: 'heading', text: t('enrolments.mail.class-off.title') },
        classFacts(subject, t, formats),
        ...(reason === undefined
          ? []
          : [{ kind: 'paragraph' as const, text: t('enrolments.mail.class-off.reason', { reason: isolate(reason) }) }]),
        { kind: 'paragraph', text: t('enrolments.mail.class-off.next') },
        { kind: 'paragraph', text: t('enrolments.mail.class-off.ahead') },
        placeButton(subject, t),
      ],
      sms: t('enrolments.sms.class-off', { starts: startsShort(subject, formats), url: subject.shortUrl }),
      why: why(t),
    };
  },
};
