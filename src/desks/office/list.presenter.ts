import type { FilterQuery } from '../../access';
import { given } from '../../shared/given';
import { type Leaf, turnQuery } from '../../shared/leaf';
import { type ClassLine, LIST_PARTS, type ListPart } from '../../classes';
import type { SeatCounts } from '../../seating';
import type { Course } from '../../tracks';
import { levelView, stitchesOf } from '../catalogue/facts.presenter';
import type { Voice } from '../catalogue/voice';
import { stateTag } from './class-head.presenter';
import { filteredPath } from './filters';
import { turnsView } from './turns.presenter';

/** A class of the own organisation with its course and its seats. */
export interface OwnClass {
  readonly row: ClassLine;
  readonly course: Course | undefined;
  readonly seats: SeatCounts | undefined;
}

/** What is shown of a part of the list. */
export interface ShownPart {
  readonly name: ListPart;
  readonly leaf: Leaf<OwnClass>;
}

/** How the list is narrowed, and how many there are of each part. */
interface Narrowed {
  readonly counts: Readonly<Record<ListPart, number>>;
  /** The part that is shown by itself. */
  readonly alone: ListPart | undefined;
  readonly course: Course | undefined;
  readonly town: string | undefined;
}

/** Classes in three parts: those to come, those that run, those that are over; or a page of one of them. */
export function listView(voice: Voice, parts: readonly ShownPart[], { counts, alone, course, town }: Narrowed): object {
  const by = given({ course: course?.slug, town });
  return {
    parts: parts.map(({ name, leaf }) => ({
      name,
      title: voice.t(`office.list.${name}`),
      rows: leaf.items.map((one) => rowView(voice, one)),
      count: counts[name],
      all:
        alone === undefined && leaf.next !== undefined
          ? { path: filteredPath('classes', { ...by, part: name }), count: counts[name] }
          : undefined,
      turns: alone && turnsView(leaf, (turn) => filteredPath('classes', { ...by, part: name }, turnQuery(turn))),
    })),
    nothing: !course && town === undefined && alone === undefined && parts.length === 0,
    narrowed: course !== undefined || town !== undefined || alone !== undefined,
    course: course && voice.t('office.list.of-course', { course: voice.local(course.title).text }),
    noneOfCourse: (course !== undefined || town !== undefined) && parts.length === 0,
  };
}

/** By what the list can be narrowed, and by what it is. */
export function narrowingView(voice: Voice, courses: readonly Course[], { part, course, town }: FilterQuery): object {
  const any = { value: '', text: voice.t('filters.any') };
  return {
    v: { part: part ?? '', course: course ?? '', town: town ?? '' },
    partChoices: [any, ...LIST_PARTS.map((value) => ({ value, text: voice.t(`office.list.${value}`) }))],
    courseChoices: [any, ...courses.map(({ slug, title }) => ({ value: slug, text: voice.local(title).text }))],
  };
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
