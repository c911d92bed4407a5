import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';

/** The course below, which people must have completed; nothing where anybody may begin. */
export const levelView = (
  voice: Voice,
  lower: Pick<Course, 'slug' | 'title'> | undefined,
): { readonly path: string; readonly title: object } | undefined =>
  lower && { path: `/courses/${lower.slug}`, title: voice.local(lower.title) };
