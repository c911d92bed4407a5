import type { Course } from './course';
import type { Track } from './track';

/** A track as the API answers. */
export const trackJson = (track: Track): object => ({
  id: track.id,
  slug: track.slug,
  organisationId: track.organisationId,
  title: track.title,
  summary: track.summary,
  motif: track.motif,
  version: track.version,
});

/** A course as the API answers; `towns` and `languages` are those of its classes that are not over. */
export const courseJson = ({ offering, ...course }: Course): object => ({
  id: course.id,
  slug: course.slug,
  organisationId: course.organisationId,
  trackId: course.trackId,
  level: course.level,
  title: course.title,
  summary: course.summary,
  outcomes: course.outcomes,
  audience: course.audience,
  hours: course.hours,
  entry: course.entry,
  completion: course.completion,
  prices: course.prices,
  motif: course.motif,
  state: course.state,
  towns: offering.towns,
  languages: offering.languages,
  version: course.version,
});
