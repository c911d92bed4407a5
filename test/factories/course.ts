import type { Organisation } from '../../src/organisations';
import { newId } from '../../src/shared/ids';
import { type Course, Planning, type Track } from '../../src/tracks';
import type { TestApp } from '../support/app';
import { actorOf } from './account';

type NewTrack = Parameters<Planning['createTrack']>[2];
type NewCourse = Parameters<Planning['createCourse']>[2];

/** A track of the organisation. */
export function makeTrack(app: TestApp, organisation: Organisation, overrides: Partial<NewTrack> = {}): Promise<Track> {
  const id = newId();
  const input: NewTrack = { slug: `track-${id}`, title: { en: 'Palestinian embroidery' }, motif: 'star', ...overrides };
  return app.get(Planning).createTrack(actorOf(organisation), id, input);
}

/** A free beginner course, in a track of its own unless one is given. */
export async function makeCourse(
  app: TestApp,
  organisation: Organisation,
  overrides: Partial<NewCourse> = {},
): Promise<Course> {
  const id = newId();
  const trackId = overrides.trackId ?? (await makeTrack(app, organisation)).id;
  const input: NewCourse = {
    level: 'beginner',
    slug: `course-${id}`,
    title: { en: 'First stitches' },
    summary: { en: 'Learn the cross stitch and finish your first pattern.' },
    hours: 16,
    prices: { free: true },
    ...overrides,
    trackId,
  };
  return app.get(Planning).createCourse(actorOf(organisation), id, input);
}
