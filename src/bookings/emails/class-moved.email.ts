import { type ChangedClass, changeWords } from '../../enrolments';
import type { Block, Composed, LetterFormats, Translate } from '../../notifications';
import { deskButton, saleFacts, type SaleLetter } from './sale-letter';

const NOTHING_KNOWN = { changes: undefined, now: new Date(0) };

/** What is different of the class in which a company has seats, and what it may do until when. */
export function bookedClassMovedEmail(letter: SaleLetter, t: Translate, formats: LetterFormats): Composed {
  const { trainingClass, terms, course, organisation } = letter.sale;
  const changed = letter.changed ?? NOTHING_KNOWN;
  const { change, sentences } = trainingClass
    ? changeWords({ ...changed, trainingClass } satisfies ChangedClass, t, formats)
    : { change: '', sentences: [] };
  const limit = (at: Date | null, label: string): Block[] =>
    at && at > changed.now
      ? [{ kind: 'until', label: t(label), text: formats.dateTime(at, organisation.timeZone) }]
      : [];
  const isLate = terms.changesUntil !== null && terms.changesUntil <= changed.now;
  return {
    subject: t('bookings.mail.moved.subject', { course: formats.text(course.title), change }),
    blocks: [
      { kind: 'heading', text: t('bookings.mail.moved.title') },
      { kind: 'list', items: [...sentences] },
      saleFacts(letter, t, formats),
      { kind: 'paragraph', text: t(isLate ? 'bookings.mail.moved.late' : 'bookings.mail.moved.next') },
      ...limit(terms.changesUntil, 'bookings.mail.moved.changes'),
      ...limit(terms.namesUntil, 'bookings.mail.made.names'),
      deskButton(letter, t),
    ],
    why: t('bookings.mail.why'),
  };
}
