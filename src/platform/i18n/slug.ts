import type { LocalText } from '../../shared/locale';
import { fold } from './fold';

const LONGEST_SLUG = 60;

/** A part of an address of the first title that has Latin or Cyrillic letters; empty where none has. */
export function slugOf(title: LocalText | undefined): string {
  for (const written of [title?.en, ...Object.values(title ?? {})]) {
    const slug = fold(written ?? '')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, LONGEST_SLUG)
      .replace(/^-+|-+$/g, '');
    if (slug.length >= 2) return slug;
  }
  return '';
}
