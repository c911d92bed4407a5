import { type Leaf, turnQuery } from '../../shared/leaf';
import type { ClassLine, ComingOfCourse } from '../../classes';
import type { SeatCounts } from '../../seating';
import { type Course, inLevelOrder, type Track } from '../../tracks';
import { levelView, priceText, priceView } from '../catalogue/facts.presenter';
import type { Voice } from '../catalogue/voice';
import { stateTag } from '../office/class-head.presenter';
import { turnsView } from '../office/turns.presenter';
import type { Desk } from './planning.frame';

/** A page of what is planned. */
export interface PlanReading {
  readonly tracks: Leaf<Track>;
  /** Of how many tracks. */
  readonly count: number;
  readonly courses: readonly Course[];
  /** Drafts and those that are not over, by course. */
  readonly classes: ReadonlyMap<string, ComingOfCourse>;
  readonly seats: ReadonlyMap<string, SeatCounts>;
}

/** Tracks with their courses by level, each with its classes to come. */
export function planView({ voice }: Desk, { tracks, count, courses, classes, seats }: PlanReading): object {
  const { items } = tracks;
  return {
    nothing: items.length === 0,
    hasCourses: courses.length > 0 || items.length < count,
    count: items.length < count ? voice.t('planning.count', { count }) : undefined,
    turns: turnsView(tracks, (turn) => `/office/plan?${turnQuery(turn)}`),
    tracks: items.map((track) => ({
      slug: track.slug,
      motif: track.motif,
      heading: voice.local(track.title),
      name: voice.local(track.title).text,
      courses: inLevelOrder(courses.filter(({ trackId }) => trackId === track.id)).map((course) =>
        courseView(voice, course, classes.get(course.id), seats),
      ),
    })),
  };
}

function courseView(
  voice: Voice,
  course: Course,
  coming: ComingOfCourse | undefined,
  seats: PlanReading['seats'],
): object {
  const { count, first } = coming ?? { count: 0, first: [] };
  const hours = course.hours > 0 ? [voice.t('planning.hours', { hours: course.hours })] : [];
  return {
    slug: course.slug,
    ...levelView(voice, course.level),
    heading: voice.local(course.title),
    courseName: voice.local(course.title).text,
    facts: [...hours, priceText(priceView(voice, course.prices))],
    classes: first.map((row) => rowView(voice, row, seats.get(row.id))),
    all: first.length < count ? count : undefined,
  };
}

function rowView(voice: Voice, row: ClassLine, seats: SeatCounts | undefined): object {
  const { formats, language, t } = voice;
  const taken = seats && seats.capacity - Math.max(0, seats.free);
  return {
    code: row.code,
    group: row.group,
    draft: row.state === 'draft',
    tag: stateTag(voice, row),
    when: formats.dateRange(language, row.startsAt, row.endsAt, row.timeZone, 'day-year'),
    where: voice.t('planning.place-in', { venue: voice.local(row.venue).text, town: voice.town(row.town) }),
    seats: seats && t('common.seats.taken', { taken, capacity: seats.capacity }),
    publishes:
      row.publishAt &&
      t('planning.publishes', { when: formats.dateTime(language, row.publishAt, row.timeZone, 'long') }),
  };
}
