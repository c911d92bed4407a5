import { priceOf } from '../way-in';
import { Reserved } from '../enrolments.messages';
import { classFacts, type EnrolmentLetter, placeButton, safety, why } from './letter-subject';

/** Your place is kept until you pay. */
export const reservedEmail: EnrolmentLetter = {
  message: Reserved,
  calendar: 'in',
  holds: ({ enrolment }) => enrolment.status === 'reserved' && enrolment.reservedUntil !== undefined,
  compose: (subject, t, formats) => {
    const { enrolment, trainingClass, course } = subject;
    const until = formats.date(enrolment.reservedUntil ?? trainingClass.startsAt, trainingClass.timeZone);
    const price = priceOf(course);
    const amount = price ? formats.money({ ...price, amount: price.amount * enrolment.seats }) : '';
    return {
      subject: t('enrolments.mail.reserved.subject', { until }),
      blocks: [
        { kind: 'heading', text: t('enrolments.mail.reserved.title') },
        { kind: 'until', label: t('enrolments.mail.reserved.until', { amount }), text: until },
        classFacts(subject, t, formats),
        placeButton(subject, t),
        { kind: 'paragraph', text: t('enrolments.mail.reserved.next') },
        safety(subject, t),
      ],
      sms: t('enrolments.sms.reserved', {
        until: formats.date(enrolment.reservedUntil ?? trainingClass.startsAt, trainingClass.timeZone, 'day'),
        url: subject.shortUrl,
      }),
      why: why(t),
    };
  },
};
