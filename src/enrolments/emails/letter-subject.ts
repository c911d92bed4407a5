import type { Block, Composed, LetterFormats, MessageType, Translate } from '../../notifications';
import type { MeetingBefore, Session } from '../../classes';
import type { ClassContext } from '../class-contexts';
import type { Enrolment } from '../enrolment';

/** What a letter to somebody in a class is made of, read fresh. */
export interface LetterSubject extends ClassContext {
  readonly enrolment: Enrolment;
  readonly position: number | null;
  /** The domain's time at which it is read. */
  readonly now: Date;
  /** The full address of the own page. */
  readonly url: string;
  /** The shortest form of it, for an SMS. */
  readonly shortUrl: string;
  /** The meeting that a reminder is about. */
  readonly session?: Session | undefined;
  /** What staff wrote, of an application that was refused. */
  readonly refusal?: { readonly because: string; readonly answer?: string | undefined } | undefined;
  /** What a letter about a change is about; nothing where it is not known any more. */
  readonly changes?: { readonly meetings: readonly MeetingBefore[]; readonly place: boolean } | undefined;
}

/** What a letter does in the person's calendar: puts the meetings in, brings them up to date, or takes them out. */
export type CalendarPart = 'in' | 'again' | 'out';

/** One kind of letter to somebody in a class. */
export interface EnrolmentLetter<D extends { enrolmentId: string } = { enrolmentId: string }> {
  readonly message: MessageType<D>;
  /** Whether it is still true; else it is not sent. */
  readonly holds: (subject: LetterSubject) => boolean;
  /** What it does in the person's calendar; nothing when left out. */
  readonly calendar?: CalendarPart;
  readonly compose: (subject: LetterSubject, t: Translate, formats: LetterFormats) => Composed;
}

/** Date and time of the first meeting: Monday 5 October, 17:30. */
export const starts = ({ trainingClass }: LetterSubject, formats: LetterFormats): string =>
  formats.dateTime(trainingClass.startsAt, trainingClass.timeZone);

/** The same in few letters, for an SMS. */
export const startsShort = ({ trainingClass }: LetterSubject, formats: LetterFormats): string =>
  formats.dateTime(trainingClass.startsAt, trainingClass.timeZone, 'day');

/** The course with the letter of its group. */
export const courseAndGroup = (
  { course, trainingClass }: LetterSubject,
  t: Translate,
  formats: LetterFormats,
): string => t('enrolments.course-group', { course: formats.text(course.title), group: trainingClass.group });

/** Course, start and place, as every letter has them. */
export function classFacts(subject: LetterSubject, t: Translate, formats: LetterFormats): Block {
  const { trainingClass } = subject;
  return {
    kind: 'facts',
    items: [
      { label: t('enrolments.facts.course'), value: courseAndGroup(subject, t, formats) },
      { label: t('enrolments.facts.starts'), value: starts(subject, formats) },
      {
        label: t('enrolments.facts.where'),
        value: t('enrolments.venue-town', {
          venue: formats.text(trainingClass.venue),
          town: formats.town(trainingClass.town),
        }),
      },
    ],
  };
}

/** The button to the own page. */
export const placeButton = ({ url }: LetterSubject, t: Translate): Block => ({
  kind: 'button',
  label: t('enrolments.mail.open'),
  url,
});

/** What protects people: nobody asks for money or for the code. */
export const safety = ({ enrolment }: LetterSubject, t: Translate): Block => ({
  kind: 'note',
  text: t(enrolment.free ? 'enrolments.mail.safety-free' : 'enrolments.mail.safety'),
});

/** Why somebody gets the letter. */
export const why = (t: Translate): string => t('enrolments.mail.why');

/** So long before a meeting people get ready and set out: who has not heard by then stands before a closed door. */
const SETTING_OUT_MILLISECONDS = 2 * 3_600_000;

/** By when somebody has to have read what is said about a meeting. */
export const settingOut = (start: Date): Date => new Date(start.getTime() - SETTING_OUT_MILLISECONDS);
