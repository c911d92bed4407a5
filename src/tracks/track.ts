import type { LocalText } from '../shared/locale';

/** The cross-stitch patterns of public/motifs; each track has one, so that people find it again without reading. */
export const MOTIFS = ['star', 'wheat', 'kilim', 'pomegranate'] as const;
export type Motif = (typeof MOTIFS)[number];

/** A craft or skill to grow in, made of courses at three levels. */
export interface Track {
  readonly id: string;
  readonly organisationId: string;
  /** Unique in the installation. */
  readonly slug: string;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly motif: Motif;
  /** Counts the changes; the ETag. */
  readonly version: number;
}

/** The motif of a track whose founders chose none: always the same for the same slug. */
export function motifFor(slug: string): Motif {
  const sum = [...slug].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return MOTIFS[sum % MOTIFS.length] ?? 'star';
}
