import type { TrainingClass } from '../../classes';
import type { SeatCounts } from '../../seating';
import type { Course } from '../../tracks';
import { levelView, stitchesOf } from '../catalogue/facts.presenter';
import type { Voice } from '../catalogue/voice';
import { stateTag } from './class-head.presenter';
import { MOST_ROWS } from './reading';

/** A class of the own organisation with its course and its seats. */
export interface OwnClass {
  readonly row: TrainingClass;
  readonly course: Course | undefined;
  readonly seats: SeatCounts | undefined;
}

const PAST: ReadonlySet<string> = new Set(['finished', 'closed', 'cancelled']);

/** Classes in three parts: those to come, those that run, those that are over. */
export function listView(voice: Voice, classes: readonly OwnClass[], now: Date, all: string | undefined): object {
  const past = classes.filter(({ row }) => PAST.has(row.state));
  const current = classes.filter(({ row }) => !PAST.has(row.state)).toReversed();
  const part = (name: string, rows: readonly OwnClass[]) => {
    const shown = all === name ? rows : rows.slice(0, MOST_ROWS);
    return {
      name,
      title: voice.t(`office.list.${name}`),
      rows: shown.map((one) => rowView(voice, one)),
      count: rows.length,
      more: rows.length > shown.length ? rows.length : undefined,
    };
  };
  const coming = (row: TrainingClass): boolean => row.state === 'draft' || row.startsAt > now;
  const upcoming = current.filter(({ row }) => coming(row));
  const running = current.filter(({ row }) => !coming(row));
  const parts = [part('upcoming', upcoming), part('running', running), part('past', past)];
  return { parts: parts.filter(({ count }) => count > 0), nothing: classes.length === 0 };
}

function rowView(voice: Voice, { row, course, seats }: OwnClass): object {
  const title = course ? voice.local(course.title).text : row.code;
  return {
    path: `/office/classes/${row.code}`,
    title: voice.t('office.class-title', { title, group: row.group }),
    level: course ? levelView(voice, course.level).name : undefined,
    tag: stateTag(voice, row),
    dates: voice.formats.dateRange(voice.language, row.startsAt, row.endsAt, row.timeZone, 'day-year'),
    town: voice.town(row.town),
    stitches: seats && stitchesOf(seats),
    seats:
      seats &&
      voice.t('common.seats.taken', { taken: seats.capacity - Math.max(0, seats.free), capacity: seats.capacity }),
    waiting: seats && seats.waiting > 0 ? voice.t('office.list.waiting', { count: seats.waiting }) : undefined,
    overbooked: seats?.overbooked ? voice.t('office.list.overbooked') : undefined,
  };
}
