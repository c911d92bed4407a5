import { createHash } from 'node:crypto';
import { derivedId } from '../shared/ids';
import type { Language, LocalText } from '../shared/locale';
import type { Content, Credit } from './material';

/** Raised when the pages are drawn otherwise, so that booklets are made anew. */
const EDITION = 1;

/** A course as it is printed: all that stands in the booklet, in all its languages. */
export interface BookletSource {
  readonly organisationId: string;
  readonly courseId: string;
  readonly organisation: LocalText;
  readonly course: LocalText;
  readonly level: string;
  readonly motif: string;
  readonly timeZone: string;
  /** The number of the version; nothing for what is being written. */
  readonly number?: number;
  /** When it was published, or last changed. */
  readonly at: Date;
  readonly content: Content;
  readonly credit?: Credit;
}

/** A course in one language as a file to print, once it was asked for. */
export interface Booklet {
  /** Follows from what stands in it, so that it is made once. */
  readonly id: string;
  readonly organisationId: string;
  readonly courseId: string;
  readonly language: Language;
  readonly number?: number;
  /** SHA-256 of the PDF. */
  readonly pdf: string;
  readonly madeAt: Date;
}

/** The id of the booklet of this source in a language. */
export function bookletId(source: BookletSource, language: Language): string {
  const said = JSON.stringify([EDITION, language, source]);
  return derivedId('booklet', createHash('sha256').update(said).digest('hex'));
}

/** As many digits of the id of a medium as an address on paper has: some thousand media among 10^12 are not found by trying. */
const CODE_DIGITS = 10;

/** The address of a sound or a film that is typed from paper. */
export const shortMediaPath = (mediaId: string): string => `/m/${mediaId.replaceAll('-', '').slice(0, CODE_DIGITS)}`;

/** The beginning of the ids that such an address can mean, or null. */
export function mediaPrefix(code: string): string | null {
  const plain = code.toLowerCase();
  return /^[0-9a-f]{10}$/.test(plain) ? `${plain.slice(0, 8)}-${plain.slice(8)}` : null;
}

/**
 * Without signs that no font of documents has, such as small pictures of faces: they would keep the whole booklet from being made. What
 * a letter is made of (marks, joiners) stays.
 */
export const printable = (text: string): string =>
  text
    .replace(/(?![\u00a9\u00ae\u2122])\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?|\ufe0f/gu, '')
    .replace(/ {2,}/g, ' ');
