import { type Language, LANGUAGES } from '../shared/locale';
import type { Block } from './blocks';
import type { Content, Credit, Criterion, Lesson, MaterialVersion } from './material';
import { draftLessonId } from './draft-ids';
import { textsIn } from './texts';

/** Who changed something, and when. */
export interface Change {
  readonly by: string;
  readonly at: Date;
}

/** A part of a lesson as it is written now. */
export interface DraftBlock {
  readonly block: Block;
  /** Counts its changes: whoever saves it says which of them was read. */
  readonly version: number;
  readonly changed: Change;
  /** Taken out; it can be put back until the material is published. */
  readonly gone?: boolean;
}

/** A lesson as it is written now. */
export interface DraftLesson {
  readonly id: string;
  readonly courseId: string;
  readonly organisationId: string;
  /** Its id in the material, which stays through versions and copies. */
  readonly lessonId: string;
  readonly slug: string;
  readonly title: Lesson['title'];
  readonly aim?: Lesson['aim'];
  readonly minutes?: Lesson['minutes'];
  readonly blocks: readonly DraftBlock[];
  /** Counts the changes of title, aim and minutes. */
  readonly version: number;
  readonly changed: Change;
  readonly gone?: boolean;
}

export const DRAFT_STATES = ['writing', 'review'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** What is being written for a course: one for each course that has any. */
export interface Draft {
  /** The course's id. */
  readonly id: string;
  readonly organisationId: string;
  /** The language in which it is written first; the others are translations. */
  readonly language: Language;
  /** Ids of its lessons, those that are gone too. */
  readonly order: readonly string[];
  readonly rubric: readonly Criterion[];
  /** `review`: it waits for a colleague, and nobody changes it meanwhile. */
  readonly state: DraftState;
  /** The number of the version it goes on from; 0 before the first. */
  readonly basedOn: number;
  /** Whether it says anything else than that version. */
  readonly dirty: boolean;
  /** Counts the changes of the criteria. */
  readonly version: number;
  readonly sent?: Change | undefined;
  /** Sent back by a colleague, with what is to be changed. */
  readonly returned?: (Change & { readonly note: string }) | undefined;
  /** Partner organisations may copy what is published. */
  readonly copyable: boolean;
  readonly credit?: Credit | undefined;
}

/** The draft with its lessons, in their order. */
export interface Writing {
  readonly draft: Draft;
  readonly lessons: readonly DraftLesson[];
}

/** What a draft begins with: the version that is newest, or nothing. */
export function begun(
  course: { readonly id: string; readonly organisationId: string },
  newest: MaterialVersion | null,
  language: Language,
  changed: Change,
): Writing {
  const { id: courseId, organisationId } = course;
  const lessons = (newest?.lessons ?? []).map(({ id, blocks, ...lesson }): DraftLesson => {
    return {
      id: draftLessonId(courseId, id),
      courseId,
      organisationId,
      lessonId: id,
      ...lesson,
      blocks: blocks.map((block) => ({ block, version: 1, changed })),
      version: 1,
      changed,
    };
  });
  return {
    draft: {
      id: courseId,
      organisationId,
      language: newest ? originalOf(newest, language) : language,
      order: lessons.map(({ id }) => id),
      rubric: newest?.rubric ?? [],
      state: 'writing',
      basedOn: newest?.number ?? 0,
      dirty: false,
      version: 1,
      copyable: false,
      ...(newest?.credit ? { credit: newest.credit } : {}),
    },
    lessons,
  };
}

/** The language that most of the texts have; of several the one that was given, or the first. */
function originalOf({ lessons, rubric }: Content, given: Language): Language {
  const texts = textsIn({ lessons, rubric });
  const count = (language: Language): number => texts.filter(({ text }) => text[language]).length;
  const most = Math.max(...LANGUAGES.map(count));
  return count(given) === most ? given : (LANGUAGES.find((language) => count(language) === most) ?? given);
}

/** Those that are not gone. */
export const standing = <T extends { readonly gone?: boolean }>(items: readonly T[]): T[] =>
  items.filter(({ gone }) => gone !== true);

/** The draft as it would be published. */
export function contentOf({ draft, lessons }: Writing): Content {
  return {
    lessons: standing(lessons).map(({ lessonId, slug, title, aim, minutes, blocks }) => ({
      id: lessonId,
      slug,
      title,
      ...(aim ? { aim } : {}),
      ...(minutes ? { minutes } : {}),
      blocks: standing(blocks).map(({ block }) => block),
    })),
    rubric: [...draft.rubric],
  };
}

/** Whether it can be sent to a colleague: there is a lesson, and none is empty. */
export const isReady = ({ lessons }: Writing): boolean =>
  standing(lessons).length > 0 && standing(lessons).every(({ blocks }) => standing(blocks).length > 0);

export type Direction = 'up' | 'down';

/** The item one place up or down among those that are not gone; at the end of the row it stays. */
export function moved<T extends { readonly gone?: boolean }>(
  items: readonly T[],
  isIt: (item: T) => boolean,
  direction: Direction,
): T[] {
  const from = items.findIndex(isIt);
  const step = direction === 'up' ? -1 : 1;
  let to = from + step;
  while (items[to]?.gone) to += step;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
