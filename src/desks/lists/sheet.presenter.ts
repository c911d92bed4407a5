import { NotFoundError } from '../../shared/domain-error';
import type { ClassWords, RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { smallHead } from '../office/class-head.presenter';
import type { OpenClass } from '../office/reading';
import { columnsOf } from '../office/roster.presenter';
import { attendeesOf } from './attendees';

/** What the address of the sheet may ask for: one meeting, else the next ones. */
export interface SheetQuery {
  readonly meeting?: string | undefined;
}

/** The sign-in sheet: a line for everybody, with a box for each meeting, or a long one for a signature. @throws NotFoundError for a meeting of another class */
export function sheetView(
  voice: Voice,
  open: OpenClass,
  entries: readonly RosterEntry[],
  { words, meeting }: { readonly words: ClassWords; readonly meeting: string | undefined },
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
  const boxes = one ? [{ text: voice.t('lists.sheet.signature') }] : columnsOf(open);
  return {
    ...smallHead(voice, open),
    facts: [one ? whenOf(one) : words.meetingTimes(open, voice.language), words.where(open, voice.language)],
    boxes,
    long: boxes.length === 1,
    rows: attendeesOf(voice, entries).map((row, at) => ({ ...row, number: at + 1, boxes })),
    meeting: meeting ?? '',
    meetings: [
      { value: '', text: voice.t('lists.sheet.next') },
      ...held.map((session) => ({ value: session.id, text: whenOf(session) })),
    ],
  };
}
