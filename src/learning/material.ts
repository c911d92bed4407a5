import { z } from 'zod';
import { localTextField, slugField } from '../platform/http';
import { BlockSchema } from './blocks';

/** A lesson: its title and its parts, in their order. `slug` is its address within the course and stays. */
export const LessonSchema = z.strictObject({
  id: z.uuid(),
  slug: slugField,
  title: localTextField(160),
  /** What one can do afterwards, in a sentence. */
  aim: localTextField(300).optional(),
  /** How long it takes at home. */
  minutes: z.int().min(1).max(1_440).optional(),
  blocks: z.array(BlockSchema).max(60),
});
export type Lesson = z.infer<typeof LessonSchema>;

/** One thing that handwork is judged by, shared by a whole course. Each is judged `not_yet`, `good` or `very_good`. */
export const CriterionSchema = z.strictObject({
  id: z.uuid(),
  title: localTextField(120),
  good: localTextField(300).optional(),
});
export type Criterion = z.infer<typeof CriterionSchema>;

/** All that is taught in a course, as it is published, exported and brought in. */
export const ContentSchema = z.strictObject({
  lessons: z.array(LessonSchema).min(1).max(60),
  rubric: z.array(CriterionSchema).max(12),
});
export type Content = z.infer<typeof ContentSchema>;

/** A state of a course's material that people read. It is never changed; the newest has the highest number. */
export interface MaterialVersion extends Content {
  readonly id: string;
  readonly courseId: string;
  readonly organisationId: string;
  /** 1, 2, 3 within the course. */
  readonly number: number;
  /** What changed, in the publisher's words; for the team. */
  readonly note: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  /** The colleague who read it first. */
  readonly reviewedBy?: string;
  /** The number of the version that it corrects: classes that are pinned to that one go on with this. */
  readonly corrects?: number;
  /** Taken back: no class begins with it. */
  readonly withdrawnAt?: Date;
  /** Where it was copied from, kept through all copies. */
  readonly credit?: Credit;
}

/** Whose work it is. */
export interface Credit {
  readonly organisation: string;
  readonly course: string;
  readonly licence?: string;
}

/** What a choice of version needs to know of one. */
export type VersionMark = Pick<MaterialVersion, 'number' | 'publishedAt' | 'corrects' | 'withdrawnAt'>;

/**
 * The version that a class goes by: the newest that stood there when it began (before that the newest of all), or else the first
 * that came later; then the corrections of it, to the last. What was taken back counts no more.
 * @param versions of the course, in any order
 */
export function versionFor<V extends VersionMark>(versions: readonly V[], startsAt: Date, now: Date): V | null {
  const standing = versions.filter(({ withdrawnAt }) => withdrawnAt === undefined).sort((a, b) => a.number - b.number);
  const plain = standing.filter(({ corrects }) => corrects === undefined);
  const known = startsAt <= now ? plain.filter(({ publishedAt }) => publishedAt <= startsAt) : plain;
  const first = known.at(-1) ?? plain[0] ?? standing[0];
  if (!first) return null;
  let chosen = first;
  for (;;) {
    const next = standing.filter(({ corrects, number }) => corrects === chosen.number && number > chosen.number).at(-1);
    if (!next) return chosen;
    chosen = next;
  }
}
