import type { Lesson } from './material';

/** When each part of the lessons was done first, by the block's id. */
export type Done = ReadonlyMap<string, Date>;

/** How far somebody has come in a lesson. */
export interface LessonProgress {
  readonly lesson: Lesson;
  /** Parts of it that are done, and all. */
  readonly done: number;
  readonly parts: number;
  readonly state: 'open' | 'begun' | 'done';
  /** The first part that is not done, from 1; 1 where all are, or none is there. */
  readonly next: number;
}

/** How far somebody has come in one lesson. One without parts has nothing to be done. */
export function progressIn(lesson: Lesson, done: Done): LessonProgress {
  const parts = lesson.blocks.length;
  const open = lesson.blocks.findIndex(({ id }) => !done.has(id));
  const count = lesson.blocks.filter(({ id }) => done.has(id)).length;
  const state = parts > 0 && open === -1 ? 'done' : count > 0 ? 'begun' : 'open';
  return { ...{ lesson, parts, state }, done: count, next: open === -1 ? 1 : open + 1 };
}

/**
 * What to do next: the lesson in which something was done last, unless it is done; else the first, in the course's order, that is not. Nothing
 * once all are done. Lessons in which nothing stands yet are passed over.
 */
export function whatNext(lessons: readonly Lesson[], done: Done): LessonProgress | undefined {
  const open = lessons
    .map((lesson) => progressIn(lesson, done))
    .filter(({ parts, state }) => parts > 0 && state !== 'done');
  const begun = open.filter(({ state }) => state === 'begun');
  const last = (at: LessonProgress): number =>
    Math.max(...at.lesson.blocks.map(({ id }) => done.get(id)?.getTime() ?? -Infinity));
  return begun.reduce<LessonProgress | undefined>((a, b) => (a && last(a) >= last(b) ? a : b), undefined) ?? open[0];
}

/** How many of the lessons that have parts are done. */
export function lessonsDone(lessons: readonly Lesson[], done: Done): { readonly done: number; readonly all: number } {
  const all = lessons.map((lesson) => progressIn(lesson, done)).filter(({ parts }) => parts > 0);
  return { done: all.filter(({ state }) => state === 'done').length, all: all.length };
}

/** When it was by our clock: never later than now, and never before the person had joined. */
export function trueTime(at: Date, sentAt: Date, now: Date, joined: Date): Date {
  const time = now.getTime() - (sentAt.getTime() - at.getTime());
  return new Date(Math.min(now.getTime(), Math.max(joined.getTime(), time)));
}
