import { ClassPlanning, ClassStates, type NewClass, type TrainingClass } from '../../src/classes';
import type { Organisation } from '../../src/organisations';
import { newId } from '../../src/shared/ids';
import type { TestApp } from '../support/app';
import { actorOf } from './account';
import { makeCourse } from './course';

const DAY = 24 * 3600_000;

/** Meetings of two hours, a week apart; the first in `days` days by the domain's clock, at the next full hour. */
export function meetings(app: TestApp, count = 2, days = 14): { start: string; end: string }[] {
  const first = Math.ceil(app.clock.now().getTime() / 3600_000) * 3600_000 + days * DAY;
  return Array.from({ length: count }, (_, week) => {
    const start = first + week * 7 * DAY;
    return { start: new Date(start).toISOString(), end: new Date(start + 2 * 3600_000).toISOString() };
  });
}

/** A class of 12 in Skopje that is published, or a draft; of a course of its own unless one is given. */
export async function makeClass(
  app: TestApp,
  organisation: Organisation,
  overrides: Partial<NewClass> & { draft?: boolean } = {},
): Promise<TrainingClass> {
  const { draft, ...given } = overrides;
  const actor = actorOf(organisation);
  const courseId = given.courseId ?? (await makeCourse(app, organisation)).id;
  const made = await app.get(ClassPlanning).create(actor, newId(), {
    town: 'Skopje',
    venue: { en: 'Community Centre' },
    timeZone: 'Europe/Skopje',
    teachingLanguages: ['mk', 'ar'],
    capacity: 12,
    sessions: meetings(app),
    ...given,
    courseId,
  });
  return draft ? made : app.get(ClassStates).publish(actor, made.id);
}
