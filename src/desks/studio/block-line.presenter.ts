import type { ShownText } from '../../shared/locale';
import { type DraftBlock, type Media, mediaPath, textsIn } from '../../learning';
import type { Voice } from '../catalogue/voice';

/** A part in the list of a lesson: what it is, and how it begins. */
export interface BlockLine {
  readonly id: string;
  readonly kind: string;
  readonly begins: ShownText;
  /** The smallest picture of it, if it has one. */
  readonly picture: string | undefined;
}

const LONGEST = 90;

/** The media that the list shows are found before. */
export type Pictures = ReadonlyMap<string, Media>;

export function blockLine(voice: Voice, { block }: DraftBlock, pictures: Pictures): BlockLine {
  const { kind, id } = block;
  const [first] = textsIn(block).filter(({ path }) => !path.endsWith('picture.alt'));
  const shown = voice.local(first?.text ?? {});
  const picture = pictures.get(pictureOf(block) ?? '');
  return {
    id,
    kind: voice.t(`studio.kind.${kind}`),
    begins: { ...shown, text: shown.text.length > LONGEST ? `${shown.text.slice(0, LONGEST)} ...` : shown.text },
    picture: picture && mediaPath(picture),
  };
}

/** The picture that stands for a part, if it has one. */
export const pictureOf = (block: DraftBlock['block']): string | undefined =>
  'picture' in block ? block.picture?.media : undefined;
