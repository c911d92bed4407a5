import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { type DraftLesson, LessonBlocks, Lessons, standing, StaleBlockError, withText } from '../../learning';
import { problem, type Problem } from '../planning/refusal';
import { text, type Values } from '../planning/values';
import { LESSON, type Place, placesOf } from './translation';

/** Keeps translations part by part, each under the version that was read. */
@Injectable()
export class Translations {
  constructor(
    private readonly lessons: Lessons,
    private readonly blocks: LessonBlocks,
  ) {}

  /**
   * What changed is saved; what somebody else saved meanwhile is left.
   * @returns the problems that are left, beside their fields: nothing typed there is stored yet
   * @throws NotFoundError, ForbiddenError, InReviewError
   */
  async save(
    actor: Actor,
    course: string,
    lesson: DraftLesson,
    language: Language,
    values: Values,
  ): Promise<Problem[]> {
    const changed = placesOf(lesson).filter(
      ({ field, text: one }) => field in values && text(values, field) !== (one[language] ?? ''),
    );
    const into = <T>(value: T, places: readonly Place[]): T =>
      places.reduce((sum, { path, field }) => withText(sum, path, language, text(values, field)), value);
    const left: Problem[] = [];
    const attempt = async (places: readonly Place[], work: () => Promise<unknown>): Promise<void> => {
      if (places.length > 0) left.push(...(await problemsOf(places, work)));
    };
    const own = changed.filter(({ owner }) => owner === LESSON);
    await attempt(own, () => {
      const { title, aim } = into({ title: lesson.title, aim: lesson.aim }, own);
      const version = Number(text(values, 'v.lesson'));
      return this.lessons.change(actor, course, lesson.id, { version, title, ...(aim ? { aim } : {}) });
    });
    for (const { block } of standing(lesson.blocks)) {
      const places = changed.filter(({ owner }) => owner === block.id);
      const version = Number(text(values, `v.${block.id}`));
      await attempt(places, () => this.blocks.save(actor, course, lesson.id, { version, block: into(block, places) }));
    }
    return left;
  }
}

/** Beside each of the fields, why they were not saved. */
async function problemsOf(places: readonly Place[], work: () => Promise<unknown>): Promise<Problem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    const isStale = error instanceof StaleBlockError || (error instanceof DomainError && error.code === 'stale');
    if (!isStale && !(error instanceof FieldErrors)) throw error;
    return places.map(({ field }) => problem(field, isStale ? 'stale' : 'wrong_format'));
  }
}
