import type { TrainingClass } from '../classes';
import type { Money } from '../shared/money';
import type { Course } from '../tracks';

/**
 * How a party gets in: asks to be admitted (holds nothing), takes places at once, or holds them until they are paid. `free` says whether
 * the seats are free places and count in the class's quota.
 */
export interface WayIn {
  readonly as: 'application' | 'place' | 'hold';
  readonly free: boolean;
}

/** What a place costs a person who pays; null where nobody pays. */
export function priceOf(course: Pick<Course, 'prices'>): Money | null {
  const { citizen, seat, free } = course.prices;
  return citizen ?? (free ? null : (seat ?? null));
}

/** Whether somebody with or without a free place has to pay. */
export const hasToPay = (course: Pick<Course, 'prices'>, free: boolean): boolean => !free && priceOf(course) !== null;

/**
 * The way in for one who asks for a free place or not. A free place is asked for by one tick; where the class's rule is `ask`, staff
 * says yes first, and staff who enrol somebody have said it.
 */
export function wayIn(
  course: Pick<Course, 'prices'>,
  trainingClass: Pick<TrainingClass, 'admission' | 'freePlaces'>,
  asked: { readonly freePlace: boolean; readonly byStaff: boolean; readonly admitted?: boolean },
): WayIn {
  const costs = priceOf(course) !== null;
  const free = costs ? asked.freePlace : asked.freePlace || trainingClass.freePlaces === 'all';
  if (trainingClass.admission === 'approval' && asked.admitted !== true) return { as: 'application', free };
  if (costs && free && trainingClass.freePlaces === 'ask' && !asked.byStaff) return { as: 'application', free };
  return { as: hasToPay(course, free) ? 'hold' : 'place', free };
}
