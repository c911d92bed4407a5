import { derivedId } from '../shared/ids';

/** The id of a lesson in a course's draft: two courses may have a lesson of the same material id, one copied from the other. */
export const draftLessonId = (courseId: string, lessonId: string): string =>
  derivedId(`draft-lesson:${courseId}`, lessonId);
