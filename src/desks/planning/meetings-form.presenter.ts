import type { Voice } from '../catalogue/voice';
import { clashView } from './clash.presenter';
import { holidayOn } from '../../classes';
import { dayOfRow, instantsOfRow, type MeetingRow } from './meeting-rows';
import type { NamedClash } from './planning.reader';
import type { Problem } from './refusal';

interface MeetingsReading {
  readonly zone: string;
  /** Whose holidays are told. */
  readonly country: string;
  /** With the number of the line. */
  readonly clashes: readonly NamedClash[];
  readonly problems: readonly Problem[];
}

/** The lines of dates with their numbers, weekdays, clashes and buttons. */
export function meetingsFormView(
  voice: Voice,
  rows: readonly MeetingRow[],
  { zone, country, clashes, problems }: MeetingsReading,
): object {
  const { formats, language, t } = voice;
  let number = 0;
  const lines = rows.map((row, at) => {
    const held = row.off === '';
    if (held) number += 1;
    const instants = instantsOfRow(row, zone);
    const day = instants && formats.date(language, instants.start, zone, 'day');
    const wrong = problems.some(({ field }) => field.startsWith(`meeting-${at}-`));
    const mine = clashes.filter((clash) => clash.at === at).map((clash) => clashView(voice, clash));
    return {
      at,
      held,
      number: held ? number : undefined,
      day: day ?? [row.d, row.m, row.y].join(' ').trim(),
      when: instants && {
        iso: instants.start.toISOString(),
        text: formats.date(language, instants.start, zone, 'full'),
      },
      time: instants && formats.timeRange(language, instants.start, instants.end, zone),
      why: held ? undefined : whyOff(voice, row.off),
      open: held && (row.open !== '' || wrong || !instants),
      row,
      date: { day: `meeting-${at}`, d: row.d, m: row.m, y: row.y },
      clashes: mine,
      holiday: held ? holidayText(voice, country, row) : undefined,
    };
  });
  return {
    lines,
    any: rows.length > 0,
    heading: t('planning.dates.title', { count: number }),
    left: rows.length - number > 0 ? t('planning.dates.left', { count: rows.length - number }) : undefined,
    clash: clashes.length > 0 ? t('planning.clash.count', { count: clashes.length }) : undefined,
  };
}

function holidayText(voice: Voice, country: string, row: MeetingRow): string | undefined {
  const day = dayOfRow(row);
  const name = day === null ? undefined : holidayOn(country, day);
  return name && voice.t(`planning.holiday.${name}`);
}

function whyOff(voice: Voice, off: string): string {
  const key = `planning.holiday.${off}`;
  if (voice.has(key)) return voice.t('planning.dates.holiday', { name: voice.t(key) });
  return voice.t(off === 'except' ? 'planning.dates.except' : 'planning.dates.out');
}
