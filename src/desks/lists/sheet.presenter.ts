import { NotFoundError } from '../../shared/domain-error';
import { shownAt } from '../../classes';
import type { ClassWords, RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { smallHead } from '../office/class-head.presenter';
import type { OpenClass } from '../office/reading';
import { attendeesOf } from './attendees';

/** More boxes than this do not fit on a sheet of A4. */
const MOST_BOXES = 8;
const SPARE_LINES = 3;
/** So many lines fit on a sheet of A4. */
const ONE_SHEET = 20;

/** What the address of the sheet may ask for: one meeting, else the next ones. */
export interface SheetQuery {
  readonly meeting?: string | undefined;
  /** Whole names, as an audit asks for them. */
  readonly names?: string | undefined;
}

/** The sign-in sheet: a line for everybody, with a box for each meeting, or a long one for a signature. @throws NotFoundError for a meeting of another class */
export function sheetView(
  voice: Voice,
  open: OpenClass,
  entries: readonly RosterEntry[],
  { words, meeting, names }: SheetQuery & { readonly words: ClassWords },
): object {
  const { trainingClass } = open;
  const held = trainingClass.sessions.filter((session) => !session.cancelled);
  const one = meeting ? held.find(({ id }) => id === meeting) : undefined;
  if (meeting && !one) throw new NotFoundError('meeting');
  const whenOf = ({ start, end }: { start: Date; end: Date }) =>
    voice.t('common.date-time', {
      date: voice.formats.date(voice.language, start, trainingClass.timeZone, 'full'),
      time: voice.formats.timeRange(voice.language, start, end, trainingClass.timeZone),
    });
  const boxes = one ? [{ text: voice.t('lists.sheet.signature') }] : boxesOf(open);
  const rows = attendeesOf(voice, entries, names === 'whole').map((row, at) => ({ ...row, number: at + 1, boxes }));
  return {
    ...smallHead(voice, open),
    facts: [one ? whenOf(one) : words.meetingTimes(open, voice.language), words.where(open, voice.language)],
    boxes,
    long: boxes.length === 1,
    rows,
    // Whoever comes to the door is written down by hand, as long as it stays one sheet.
    spare: Array.from({ length: Math.max(0, Math.min(SPARE_LINES, ONE_SHEET - rows.length)) }, () => ({ boxes })),
    whole: names === 'whole',
    meeting: meeting ?? '',
    meetings: [
      { value: '', text: voice.t('lists.sheet.next') },
      ...held.map((session) => ({ value: session.id, text: whenOf(session) })),
    ],
  };
}

/** The next meetings as day and month, for initials; the last ones of a class that is over. */
function boxesOf({ trainingClass, now }: OpenClass): { text: string }[] {
  const held = trainingClass.sessions.filter((session) => !session.cancelled);
  const coming = held.filter((session) => session.end > now);
  const chosen = coming.length > 0 ? coming.slice(0, MOST_BOXES) : held.slice(-MOST_BOXES);
  return chosen.map(({ start }) => ({ text: shortDay(start, trainingClass.timeZone) }));
}

/** 10.10, the same in all languages of the region; a box has room for no more. */
function shortDay(date: Date, timeZone: string): string {
  const [, month, day] = shownAt(date, timeZone).day.split('-').map(Number);
  return `${day}.${month}`;
}
