import type { Block } from '../../notifications';
import { isolate, stripBidi } from '../../platform/i18n';
import { Applied, Explained, Rejected } from '../enrolments.messages';
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

/** This group is not the right one: why, in the words of staff, that one may ask, and the way to others. */
export const rejectedEmail: EnrolmentLetter = {
  message: Rejected,
  holds: ({ enrolment }) => enrolment.status === 'refused',
  compose: (subject, t, formats) => ({
    subject: t('enrolments.mail.rejected.subject'),
    blocks: [
      { kind: 'heading', text: t('enrolments.mail.rejected.title') },
      classFacts(subject, t, formats),
      ...asTyped(t('applying.because'), subject.refusal?.because),
      { kind: 'paragraph', text: t('applying.mail.ask') },
      { kind: 'paragraph', text: t('enrolments.mail.rejected.next') },
      placeButton(subject, t),
    ],
    sms: t('enrolments.sms.rejected', { url: subject.shortUrl }),
    why: why(t),
  }),
};

/** The answer to whoever asked why. */
export const explainedEmail: EnrolmentLetter = {
  message: Explained,
  holds: ({ refusal }) => refusal?.answer !== undefined,
  compose: (subject, t, formats) => ({
    subject: t('applying.mail.explained.subject'),
    blocks: [
      { kind: 'heading', text: t('applying.mail.explained.title') },
      ...asTyped(t('applying.answer'), subject.refusal?.answer),
      { kind: 'paragraph', text: t('enrolments.mail.rejected.next') },
      classFacts(subject, t, formats),
      placeButton(subject, t),
    ],
    sms: t('applying.sms.explained', { url: subject.shortUrl }),
    why: why(t),
  }),
};

/** What staff typed: it may be in another language than the letter around it, so each line keeps its own direction. */
const asTyped = (before: string, text: string | undefined): Block[] =>
  text === undefined
    ? []
    : [
        { kind: 'paragraph', text: before },
        { kind: 'paragraph', text: stripBidi(text).split('\n').map(isolate).join('\n') },
      ];
