import type { Language, LocalText } from '../../shared/locale';
import { type BlockKind, type DraftLesson, standing, textsIn } from '../../learning';
import type { Values } from '../planning/values';

/** A text of a lesson in the form of its translation. */
export interface Place {
  /** `<lesson or id of the part>:<path in it>`. */
  readonly field: string;
  readonly owner: string;
  readonly path: string;
  /** What the text is, by the last word of its path. */
  readonly label: string;
  readonly kind: BlockKind | undefined;
  readonly text: LocalText;
  readonly isLong: boolean;
}

export const LESSON = 'lesson';
/** No text of a lesson is longer. */
export const LONGEST_TRANSLATION = 6_000;
const LONG = 120;

/** All texts of a lesson, from top to bottom. */
export function placesOf({ title, aim, blocks }: DraftLesson): Place[] {
  const own = placesIn(LESSON, undefined, { title, ...(aim ? { aim } : {}) });
  return [...own, ...standing(blocks).flatMap(({ block }) => placesIn(block.id, block.kind, block))];
}

function placesIn(owner: string, kind: BlockKind | undefined, value: object): Place[] {
  return textsIn(value).map(({ path, text }) => ({
    field: `${owner}:${path}`,
    owner,
    path,
    label: path.split('.').at(-1) ?? '',
    kind,
    text,
    isLong: Object.values(text).some((entry) => entry.length > LONG),
  }));
}

/** The form as it stands before anybody types. */
export const valuesIn = (places: readonly Place[], language: Language): Values =>
  Object.fromEntries(places.map(({ field, text }) => [field, text[language] ?? '']));
