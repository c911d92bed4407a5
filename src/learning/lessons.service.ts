import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, FieldErrors, NotFoundError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { slugOf } from '../platform/i18n';
import { type Direction, type DraftLesson, moved, standing, type Writing } from './draft';
import { DraftsRepository } from './drafts.repository';
import { Drafts, type Edit, lessonIn } from './drafts.service';
import type { LessonChange, MaterialChange, NewLesson } from './drafts.forms';

const MOST_LESSONS = 60;

/** The lessons of a draft, their order, and the criteria of the course. */
@Injectable()
export class Lessons {
  constructor(
    private readonly drafts: Drafts,
    private readonly repository: DraftsRepository,
  ) {}

  /**
   * Adds a lesson at the end, under the operation's id; asked again, answers with it.
   * @throws NotFoundError, ForbiddenError, InReviewError, FieldErrors too_many
   */
  add(actor: Actor, operationId: string, course: string, input: NewLesson): Promise<DraftLesson> {
    return this.drafts.edit(actor, course, 'lesson-added', (writing, changed): Edit<DraftLesson> => {
      const known = writing.lessons.find(({ id }) => id === operationId);
      if (known) return { writes: [], result: known, idle: true };
      if (standing(writing.lessons).length >= MOST_LESSONS)
        throw new FieldErrors([{ field: 'title', code: 'too_many', message: '' }]);
      const { id: courseId, organisationId, order } = writing.draft;
      const lesson: DraftLesson = {
        id: operationId,
        courseId,
        organisationId,
        lessonId: operationId,
        slug: freeSlug(writing, slugOf(input.title)),
        ...input,
        blocks: [],
        version: 1,
        changed,
      };
      return {
        writes: [this.repository.insertLesson(lesson)],
        patch: { order: [...order, lesson.id] },
        result: lesson,
      };
    });
  }

  /**
   * Changes title, aim and minutes; what is left out stays.
   * @throws NotFoundError, ForbiddenError, InReviewError, DomainError 412 `stale`
   */
  change(actor: Actor, course: string, lessonId: string, input: LessonChange): Promise<DraftLesson> {
    const { version, order, ...fields } = input;
    return this.drafts.edit(actor, course, 'lesson-changed', (writing, changed): Edit<DraftLesson> => {
      const lesson = lessonIn(writing, lessonId);
      if (version !== undefined && version !== lesson.version) throw stale();
      const saved: DraftLesson = {
        ...lesson,
        ...fields,
        blocks: order ? inOrder(lesson.blocks, order, ({ block }) => block.id) : lesson.blocks,
        version: Object.keys(fields).length > 0 ? lesson.version + 1 : lesson.version,
        changed,
      };
      return { writes: [this.repository.saveLesson(saved)], result: saved };
    });
  }

  /** Takes a lesson out, or puts it back where it was. @throws NotFoundError, ForbiddenError, InReviewError */
  setGone(actor: Actor, course: string, lessonId: string, gone: boolean): Promise<DraftLesson> {
    const verb = gone ? 'lesson-removed' : 'lesson-restored';
    return this.drafts.edit(actor, course, verb, (writing, changed): Edit<DraftLesson> => {
      const { gone: before, ...lesson } = lessonIn(writing, lessonId);
      const saved: DraftLesson = { ...lesson, changed, ...(gone ? { gone } : {}) };
      return { writes: [this.repository.saveLesson(saved)], result: saved, idle: (before === true) === gone };
    });
  }

  /** One place up or down. @throws NotFoundError, ForbiddenError, InReviewError */
  move(actor: Actor, course: string, lessonId: string, direction: Direction): Promise<void> {
    return this.drafts.edit(actor, course, 'order-changed', (writing): Edit<void> => {
      const lesson = lessonIn(writing, lessonId);
      const order = moved(writing.lessons, ({ id }) => id === lesson.id, direction).map(({ id }) => id);
      return { writes: [], patch: { order }, result: undefined };
    });
  }

  /**
   * Changes the order of lessons, the criteria, and whether partners may copy; what is left out stays.
   * @throws NotFoundError, ForbiddenError, InReviewError, DomainError 412 `stale`
   */
  arrange(actor: Actor, course: string, { version, order, rubric, ...rest }: MaterialChange): Promise<void> {
    const verb = rubric ? 'rubric-changed' : order ? 'order-changed' : 'sharing-changed';
    return this.drafts.edit(actor, course, verb, ({ draft, lessons }): Edit<void> => {
      if (version !== undefined && version !== draft.version) throw stale();
      const ids = order && inOrder(lessons, order, ({ id }) => id).map(({ id }) => id);
      return {
        writes: [],
        patch: {
          ...rest,
          ...(ids ? { order: ids } : {}),
          ...(rubric
            ? { rubric: rubric.map(({ id = newId(), ...one }) => ({ id, ...one })), version: draft.version + 1 }
            : {}),
          // Whether partners may copy is no change of what is taught.
          ...(ids || rubric ? {} : { dirty: draft.dirty }),
        },
        result: undefined,
      };
    });
  }
}

const stale = (): DomainError => new DomainError('stale', 412, 'Somebody changed this since you read it.');

/** Parts of an address that mean pages of the material. */
const RESERVED = ['new', 'rubric', 'review', 'versions', 'copies', 'booklet'];

/** The slug, or with the first number that makes it free. */
export function freeSlug({ lessons }: Pick<Writing, 'lessons'>, wished: string): string {
  const taken = new Set([...RESERVED, ...lessons.map(({ slug }) => slug)]);
  const base = wished === '' ? 'lesson' : wished;
  for (let number = 1; ; number += 1) {
    const slug = wished !== '' && number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

/** The items in the order of the ids; those that are not named follow as they stood. @throws NotFoundError for an id that is not there */
function inOrder<T>(items: readonly T[], ids: readonly string[], idOf: (item: T) => string): T[] {
  const named = ids.map((id) => {
    const item = items.find((one) => idOf(one) === id);
    if (!item) throw new NotFoundError('part');
    return item;
  });
  return [...new Set([...named, ...items])];
}
