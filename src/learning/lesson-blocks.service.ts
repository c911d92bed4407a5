import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import type { Block } from './blocks';
import { type Change, type Direction, type DraftBlock, type DraftLesson, moved, standing } from './draft';
import { StaleBlockError } from './draft.errors';
import type { BlockInput } from './drafts.forms';
import { DraftsRepository } from './drafts.repository';
import { Drafts, type Edit, lessonIn, type OpenDraft } from './drafts.service';
import { mediaNeeds } from './media-needs';
import { MediaStore } from './media.service';

const MOST_BLOCKS = 60;
/** With those that were taken out and can be put back. */
const MOST_KEPT = 90;

/** The parts of the lessons that are being written. */
@Injectable()
export class LessonBlocks {
  constructor(
    private readonly drafts: Drafts,
    private readonly repository: DraftsRepository,
    private readonly media: MediaStore,
  ) {}

  /**
   * Saves a part: version 0 adds it at the end, a repeat answers with it; else the version is the one that was read.
   * @throws NotFoundError, ForbiddenError, InReviewError, StaleBlockError with what stands there, FieldErrors for a picture that is not there
   */
  async save(actor: Actor, course: string, lessonId: string, input: BlockInput): Promise<DraftBlock> {
    const block = bare(input.block);
    await this.checkMedia(await this.drafts.read(actor, course), block);
    return this.edit(actor, course, lessonId, 'lesson-changed', (lesson, changed) => {
      const at = lesson.blocks.findIndex((one) => one.block.id === block.id);
      const there = lesson.blocks[at];
      if (!there && input.version > 0) throw new NotFoundError('part');
      if (there && isDeepStrictEqual(there.block, block)) return { lesson, result: there, idle: true };
      if (there && there.version !== input.version) throw new StaleBlockError(there);
      const saved: DraftBlock = { block, version: (there?.version ?? 0) + 1, changed };
      if (there) return { lesson: { ...lesson, blocks: lesson.blocks.with(at, saved) }, result: saved };
      if (standing(lesson.blocks).length >= MOST_BLOCKS)
        throw new FieldErrors([{ field: 'kind', code: 'too_many', message: '' }]);
      const kept = lesson.blocks.length >= MOST_KEPT ? standing(lesson.blocks) : lesson.blocks;
      return { lesson: { ...lesson, blocks: [...kept, saved] }, result: saved };
    });
  }

  /** Takes a part out, or puts it back where it was. @throws NotFoundError, ForbiddenError, InReviewError */
  setGone(actor: Actor, course: string, lessonId: string, blockId: string, gone: boolean): Promise<DraftBlock> {
    return this.edit(actor, course, lessonId, 'lesson-changed', (lesson) => {
      const at = lesson.blocks.findIndex(({ block }) => block.id === blockId);
      const { gone: before, ...there } = blockIn(lesson, blockId);
      const saved: DraftBlock = { ...there, ...(gone ? { gone } : {}) };
      const blocks = lesson.blocks.with(at, saved);
      return { lesson: { ...lesson, blocks }, result: saved, idle: (before === true) === gone };
    });
  }

  /** One place up or down. @throws NotFoundError, ForbiddenError, InReviewError */
  move(actor: Actor, course: string, lessonId: string, blockId: string, direction: Direction): Promise<DraftBlock> {
    return this.edit(actor, course, lessonId, 'lesson-changed', (lesson) => {
      const result = blockIn(lesson, blockId);
      const blocks = moved(lesson.blocks, ({ block }) => block.id === blockId, direction);
      return { lesson: { ...lesson, blocks }, result };
    });
  }

  private edit<T>(
    actor: Actor,
    course: string,
    lessonId: string,
    verb: string,
    work: (lesson: DraftLesson, changed: Change) => { lesson: DraftLesson; result: T; idle?: boolean },
  ): Promise<T> {
    return this.drafts.edit(actor, course, verb, (writing, changed): Edit<T> => {
      const { lesson, result, idle = false } = work(lessonIn(writing, lessonId), changed);
      return { writes: [this.repository.saveLesson({ ...lesson, changed })], result, idle };
    });
  }

  /** What it shows has to be there, of this organisation, and of the kind that belongs in that place. */
  private async checkMedia({ draft: { organisationId } }: OpenDraft, block: Block): Promise<void> {
    const needs = mediaNeeds(block);
    const there = await this.media.ofOrganisation(organisationId, [...needs.keys()]);
    const wrong = [...needs].filter(([id, { kind }]) => there.get(id)?.kind !== kind);
    if (wrong.length > 0)
      throw new FieldErrors(
        wrong.map(([, { path }]) => ({ field: `block.${path}`, code: 'media_unknown', message: '' })),
      );
  }
}

/** The part with this id, one that is gone too. @throws NotFoundError */
export function blockIn(lesson: DraftLesson, blockId: string): DraftBlock {
  const found = lesson.blocks.find(({ block }) => block.id === blockId);
  if (!found) throw new NotFoundError('part');
  return found;
}

/** Without the fields that have no value: MongoDB would keep them as null. */
const bare = (block: Block): Block => JSON.parse(JSON.stringify(block)) as Block;
