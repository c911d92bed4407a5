import type { SeatCounts } from '../seating';
import type { Course } from '../tracks';
import type { TrainingClass } from './training-class';

const NO_SEATS: SeatCounts = { capacity: 0, taken: 0, held: 0, offered: 0, free: 0, waiting: 0, waitingSeats: 0 };

/** What the API answers beside the class itself. */
export interface ClassExtras {
  readonly seats: SeatCounts | undefined;
  readonly course: Pick<Course, 'id' | 'slug' | 'level' | 'title'> | undefined;
  /** Whether the reader works for the organisation. */
  readonly plan: boolean;
}

/** A class as the API answers; accounts, funding and dates to come are for the organisation's staff. */
export function classJson(row: TrainingClass, { seats, course, plan }: ClassExtras): object {
  const { instructorIds, programmeId, decideBy, publishAt, ...shown } = row;
  return {
    ...shown,
    course: course && { id: course.id, slug: course.slug, level: course.level, title: course.title },
    sessions: row.sessions.map(({ id, start, end, cancelled }) => ({
      id,
      start,
      end,
      ...(cancelled ? { cancelled } : {}),
    })),
    seats: seats ?? { ...NO_SEATS, capacity: row.capacity, free: row.capacity },
    ...(plan ? { instructorIds, programmeId, decideBy, publishAt } : {}),
  };
}
