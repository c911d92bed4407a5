import { isolate, type Weekday } from '../../platform/i18n';
import type { TrainingClass } from '../../classes';
import type { Group } from './catalogue';
import { openSeats } from './catalogue';
import { isFull, languagesText, lengthText, stitchesOf } from './facts.presenter';
import type { Voice } from './voice';

/** The weekday and the clock time in a class's zone, as an hour and minute text. */
interface LocalMoment {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

const MOST_WEEKDAYS_NAMED = 3;

/** A group to choose: days, time, dates, seats, and the button; its place and length where the groups differ in them, and the free places it pays for. */
export function groupView(
  voice: Voice,
  { row, seats }: Group,
  own: { readonly place: boolean; readonly length: boolean; readonly pays: number | undefined },
): object {
  const { formats, language, t } = voice;
  const { timeZone, startsAt, endsAt } = row;
  const moments = localMoments(voice, row);
  const times = new Set(moments.map(({ from, to }) => `${from} ${to}`));
  const first = row.sessions.find((session) => !session.cancelled) ?? row.sessions[0];
  const full = isFull(seats);
  const place = voice.local(row.venue);
  const taken = seats.capacity - Math.max(0, seats.free);
  const takenText = t('common.seats.taken', { taken, capacity: seats.capacity });
  const waitingText = t('common.seats.waiting', { count: seats.waiting });
  return {
    code: row.code,
    name: nameOf(voice, row, moments),
    full,
    tag: full ? t('common.seats.full') : t('common.seats.left', { count: openSeats(seats) }),
    facts: [
      ...(first && times.size === 1
        ? [{ label: t('classes.when'), text: formats.timeRange(language, first.start, first.end, timeZone) }]
        : []),
      { label: t('classes.dates'), text: formats.dateRange(language, startsAt, endsAt, timeZone) },
      ...(own.length ? [{ label: t('classes.length'), text: lengthText(voice, row) }] : []),
      ...(own.place
        ? [
            {
              label: t('classes.where'),
              local: place,
              more: t('classes.in-town', { town: isolate(voice.town(row.town)) }),
            },
            { label: t('classes.taught-in'), text: languagesText(voice, row) },
          ]
        : []),
      ...(typeof row.freePlaces === 'number' && row.freePlaces > 0
        ? [{ label: t('classes.free-places'), text: t('classes.free-places.up-to', { count: row.freePlaces }) }]
        : []),
    ],
    pays: own.pays === undefined ? undefined : t('outcomes.pays', { count: own.pays }),
    seats: { stitches: stitchesOf(seats), text: full ? `${takenText}. ${waitingText}.` : takenText },
    join: full
      ? t('classes.wait', { number: seats.waiting + 1 })
      : t(row.admission === 'approval' ? 'classes.ask-place' : 'classes.join', { group: row.group }),
    meetings: row.sessions
      .filter((session) => !session.cancelled)
      .map(({ start, end }) => ({
        iso: start.toISOString(),
        text: t('common.date-time', {
          date: formats.date(language, start, timeZone, 'long'),
          time: formats.timeRange(language, start, end, timeZone),
        }),
      })),
  };
}

/** "Group A: Monday and Wednesday"; with more days than that, the group's letter alone. */
function nameOf(voice: Voice, row: TrainingClass, moments: readonly LocalMoment[]): string {
  const days = [...new Set(moments.map(({ day }) => day))].sort((a, b) => a - b);
  if (days.length === 0 || days.length > MOST_WEEKDAYS_NAMED) return voice.t('classes.group', { group: row.group });
  const names = voice.list(days.map((day) => voice.formats.weekday(voice.language, day)));
  return voice.t('classes.group.days', { group: row.group, days: names });
}

function localMoments({ formats, language }: Voice, { sessions, timeZone }: TrainingClass): LocalMoment[] {
  return sessions
    .filter((session) => !session.cancelled)
    .map(({ start, end }) => ({
      day: formats.weekdayOf(start, timeZone),
      from: formats.time(language, start, timeZone),
      to: formats.time(language, end, timeZone),
    }));
}
