import type { Table } from '../../platform/tables';
import type { Voice } from '../catalogue/voice';
import { hoursText, titleOf } from './teach.presenter';
import type { Meeting, TaughtMonth } from './teaching';

const minutesOf = ({ session }: Meeting): number =>
  Math.round((session.end.getTime() - session.start.getTime()) / 60_000);

const monthName = (voice: Voice, month: string): string =>
  voice.formats.date(voice.language, new Date(`${month}-15`), 'UTC', 'month');

/** The meetings of a month with their hours, and what they make together. */
export function hoursView(voice: Voice, { board, meetings, sum, before }: TaughtMonth) {
  return {
    title: voice.t('hours.title', { month: monthName(voice, sum.month) }),
    name: board.actor.name,
    month: sum.month,
    sum: hoursText(voice, sum.minutes),
    count: voice.t('teach.in-meetings', { count: sum.meetings }),
    before: { path: `/teach/hours/${before}`, text: voice.t('hours.before', { month: monthName(voice, before) }) },
    meetings: meetings.map((meeting) => ({
      when: voice.moment(meeting.session.start, meeting.group.trainingClass.timeZone, 'long'),
      title: titleOf(voice, meeting.group),
      path: `/office/meetings/${meeting.session.id}/roll`,
      hours: hoursText(voice, minutesOf(meeting)),
    })),
  };
}

/** The same for a spreadsheet: minutes are numbers, dates are texts by the clocks of the town. */
export function hoursTable(voice: Voice, { meetings, sum }: TaughtMonth): Table {
  const { formats, language, t } = voice;
  const column = (key: string, width: number) => ({ name: t(`hours.column.${key}`), width });
  return {
    title: monthName(voice, sum.month),
    columns: [
      column('day', 24),
      column('from', 8),
      column('to', 8),
      column('class', 40),
      column('code', 20),
      column('minutes', 10),
    ],
    rows: [
      ...meetings.map((meeting) => {
        const { session, group } = meeting;
        const { timeZone, code } = group.trainingClass;
        return [
          formats.date(language, session.start, timeZone, 'day-year'),
          formats.time(language, session.start, timeZone),
          formats.time(language, session.end, timeZone),
          titleOf(voice, group),
          code,
          minutesOf(meeting),
        ];
      }),
      [t('hours.sum'), undefined, undefined, undefined, undefined, sum.minutes],
    ],
  };
}
