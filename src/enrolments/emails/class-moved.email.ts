import { isPublic, type MeetingBefore } from '../../classes';
import type { LetterFormats, Translate } from '../../notifications';
import { canLeave } from '../enrolment';
import { ClassMoved } from '../enrolments.messages';
import { classFacts, type EnrolmentLetter, type LetterSubject, placeButton, why } from './letter-subject';

/** A course of many meetings may move as a whole: the letter names so many, the own page shows all. */
const MOST_NAMED = 8;

/** Something of the class that people would stand before a closed door for is different now: the letter and the SMS say what. */
export const classMovedEmail: EnrolmentLetter = {
  message: ClassMoved,
  calendar: 'again',
  holds: (subject) =>
    canLeave(subject.enrolment) &&
    isPublic(subject.trainingClass) &&
    subject.trainingClass.state !== 'cancelled' &&
    isStillChanged(subject),
  compose: (subject, t, formats) => {
    const [change = '', ...more] = changeSentences(subject, t, formats);
    const first = more.length > 0 ? t('enrolments.change.and-more', { change, count: more.length }) : change;
    return {
      subject: t('enrolments.mail.class-changed.subject', { change }),
      blocks: [
        { kind: 'heading', text: t('enrolments.mail.class-moved.title') },
        { kind: 'list', items: changeWords(subject, t, formats).sentences },
        { kind: 'paragraph', text: t('enrolments.change.all') },
        { kind: 'paragraph', text: t('enrolments.mail.class-moved.now') },
        classFacts(subject, t, formats),
        placeButton(subject, t),
        { kind: 'paragraph', text: t('enrolments.mail.joined.cannot') },
      ],
      sms: t('enrolments.sms.class-changed', { change: first, url: subject.shortUrl }),
      why: why(t),
    };
  },
};

/** What is different of a class, and when it is looked at. */
export type ChangedClass = Pick<LetterSubject, 'changes' | 'trainingClass' | 'now'>;

/** Whether something is still different: what was changed back since then is not. */
export const isStillChanged = (subject: ChangedClass): boolean =>
  subject.changes === undefined || subject.changes.place || movesOf(subject).length > 0;

/** What is different, as a list of sentences, the first also as what a subject can end with. */
export function changeWords(
  subject: ChangedClass,
  t: Translate,
  formats: LetterFormats,
): { readonly change: string; readonly sentences: readonly string[] } {
  const sentences = changeSentences(subject, t, formats);
  return { change: sentences[0] ?? '', sentences: sentences.slice(0, MOST_NAMED).map((one) => capital(one, formats)) };
}

/** How one meeting is another than it was. */
type Move =
  | { readonly kind: 'off' | 'new'; readonly when: Date }
  | { readonly kind: 'moved'; readonly was: Date; readonly when: Date }
  | { readonly kind: 'longer'; readonly when: Date; readonly until: Date };

/** What is different of the meetings still to come, read fresh: what was changed back since then is not in it. */
function movesOf({ changes, trainingClass, now }: ChangedClass): Move[] {
  return (changes?.meetings ?? []).flatMap(({ id, was }: MeetingBefore): Move[] => {
    const held = trainingClass.sessions.find((session) => session.id === id && !session.cancelled);
    if ((was?.start ?? now) <= now && (held?.start ?? now) <= now) return [];
    if (!held) return was ? [{ kind: 'off', when: was.start }] : [];
    if (!was) return [{ kind: 'new', when: held.start }];
    if (was.start.getTime() !== held.start.getTime()) return [{ kind: 'moved', was: was.start, when: held.start }];
    return was.end.getTime() === held.end.getTime() ? [] : [{ kind: 'longer', when: held.start, until: held.end }];
  });
}

function changeSentences(subject: ChangedClass, t: Translate, formats: LetterFormats): string[] {
  const { timeZone } = subject.trainingClass;
  const said = (date: Date): string => formats.dateTime(date, timeZone, 'day');
  const moves = movesOf(subject).map((move) =>
    t(`enrolments.change.${move.kind}`, {
      when: said(move.when),
      ...(move.kind === 'moved' ? { was: said(move.was) } : {}),
      ...(move.kind === 'longer' ? { until: formats.time(move.until, timeZone) } : {}),
    }),
  );
  const sentences = [...moves, ...(subject.changes?.place ? [t('enrolments.change.place')] : [])];
  return sentences.length > 0 ? sentences : [t('enrolments.change.some')];
}

/** A sentence that stands alone begins with a big letter; after a colon it does not. */
const capital = (sentence: string, { language }: LetterFormats): string =>
  sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
