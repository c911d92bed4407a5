import type { DraftBlock, DraftLesson, Writing } from './draft';
import type { MaterialVersion } from './material';

/** A part as programs read it. */
export const blockJson = ({ block, version, changed, gone }: DraftBlock): object => ({
  version,
  changedAt: changed.at.toISOString(),
  ...(gone ? { gone } : {}),
  block,
});

/** A lesson as programs read it: with its parts, or with how many there are. */
export function lessonJson({ id, slug, title, aim, minutes, version, changed, gone, blocks }: DraftLesson): object {
  return {
    id,
    slug,
    title,
    ...(aim ? { aim } : {}),
    ...(minutes ? { minutes } : {}),
    version,
    changedAt: changed.at.toISOString(),
    ...(gone ? { gone } : {}),
    blocks: blocks.map(blockJson),
  };
}

export const lessonLineJson = (lesson: DraftLesson): object => ({
  ...lessonJson(lesson),
  blocks: lesson.blocks.filter(({ gone }) => !gone).length,
});

/** The material as programs read it. */
export function materialJson({ draft }: Writing): object {
  const { id, state, language, basedOn, dirty, version, order, rubric, copyable, sent, returned, credit } = draft;
  return {
    courseId: id,
    state,
    language,
    basedOn,
    changed: dirty,
    version,
    lessons: order,
    rubric,
    copyable,
    ...(sent ? { sentAt: sent.at.toISOString() } : {}),
    ...(returned ? { returned: { at: returned.at.toISOString(), note: returned.note } } : {}),
    ...(credit ? { credit } : {}),
  };
}

/** A version as programs read it, without what is taught in it. */
export function versionJson(version: Omit<MaterialVersion, 'lessons' | 'rubric'>): object {
  const { number, note, publishedAt, corrects, withdrawnAt, credit } = version;
  return {
    number,
    note,
    publishedAt: publishedAt.toISOString(),
    ...(corrects === undefined ? {} : { corrects }),
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.toISOString() } : {}),
    ...(credit ? { credit } : {}),
  };
}
