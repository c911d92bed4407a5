import type { Block } from './blocks';
import type { MediaKind } from './media';

/** Where something to see or to hear stands in a block, and what it has to be there. */
export interface MediaNeed {
  readonly kind: MediaKind;
  readonly path: string;
}

/** What a block shows, by the ids of the media: each with the kind that its place asks for. */
export function mediaNeeds(block: Block): ReadonlyMap<string, MediaNeed> {
  const needs = new Map<string, MediaNeed>();
  const look = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, key];
      if (typeof inner === 'string' && (key === 'media' || key === 'file'))
        needs.set(inner, { kind: kindAt(block, at), path: at.join('.') });
      else look(inner, at);
    }
  };
  look(block, []);
  return needs;
}

function kindAt(block: Block, path: readonly string[]): MediaKind {
  if (path.includes('picture')) return 'picture';
  if (path.includes('audio') || path.includes('files')) return 'audio';
  if (path.includes('video') || block.kind === 'video') return 'video';
  return 'file';
}
