import { isLive } from '../../classes';
import { sits } from '../enrolment';
import { ClassSure, MeetingSoon, Transferred } from '../enrolments.messages';
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

/** It is sure now that the class takes place. */
export const classSureEmail: EnrolmentLetter = {
  message: ClassSure,
  holds: ({ enrolment, trainingClass }) => sits(enrolment) && trainingClass.state === 'confirmed',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.class-sure.subject', { starts: starts(subject, formats) }),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.class-sure.title') },
      { kind: 'until', label: t('enrolments.mail.joined.until'), text: starts(subject, formats) },
      classFacts(subject, t, formats),
      placeButton(subject, t),
      safety(subject, t),
    ],
    sms: t('enrolments.sms.class-sure', { starts: startsShort(subject, formats), url: subject.shortUrl }),
    why: why(t),
  }),
};

/** The person was moved to another group of the course. */
export const transferredEmail: EnrolmentLetter = {
  message: Transferred,
  calendar: 'in',
  holds: ({ enrolment, trainingClass }) => sits(enrolment) && isLive(trainingClass),
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.transferred.subject', { starts: starts(subject, formats) }),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.transferred.title') },
      { kind: 'paragraph', text: courseAndGroup(subject, t, formats) },
      { kind: 'paragraph', text: t('enrolments.mail.transferred.now') },
      classFacts(subject, t, formats),
      placeButton(subject, t),
      { kind: 'paragraph', text: t('enrolments.mail.joined.cannot') },
      safety(subject, t),
    ],
    sms: t('enrolments.sms.transferred', { starts: startsShort(subject, formats), url: subject.shortUrl }),
    why: why(t),
  }),
};

/** The next meeting is tomorrow. */
export const meetingSoonEmail: EnrolmentLetter<{ enrolmentId: string; sessionId: string }> = {
  message: MeetingSoon,
  // An SMS that waited for the morning may come after the meeting has begun.
  holds: ({ enrolment, session, now }) =>
    sits(enrolment) && session !== undefined && !session.cancelled && session.start > now,
  compose: (subject, t, formats) => {
    const { timeZone, startsAt } = subject.trainingClass;
    const at = subject.session?.start ?? startsAt;
    const when = formats.dateTime(at, timeZone);
    return {
      subject: t('enrolments.mail.meeting-soon.subject', { when }),
      blocks: [
        { kind: 'heading', text: t('enrolments.mail.meeting-soon.title') },
        { kind: 'until', label: t('enrolments.mail.joined.until'), text: when },
        classFacts(subject, t, formats),
        placeButton(subject, t),
        { kind: 'paragraph', text: t('enrolments.mail.joined.cannot') },
      ],
      sms: t('enrolments.sms.meeting-soon', { when: formats.dateTime(at, timeZone, 'day'), url: subject.shortUrl }),
      why: why(t),
    };
  },
};
