import { fold } from '../../platform/i18n';
import type { LocalText } from '../../shared/locale';
import type { Track } from '../../tracks';
import { text, textsOf, textValues, type Values } from './values';

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

/** The address that was typed, or one made of the title. */
export const slugIn = (values: Values): string =>
  text(values, 'slug').toLowerCase() || slugOf(textsOf(values, 'title'));

/** Without a name and an address, the name alone is asked for: the address is made of it. */
export const withoutEmptySlug = <T extends { readonly field: string }>(
  problems: readonly T[],
  values: Values,
): readonly T[] =>
  text(values, 'slug') === '' && textsOf(values, 'title') === undefined
    ? problems.filter(({ field }) => field !== 'slug')
    : problems;

/** A track as its form shows it. */
export const trackValues = (track: Track): Values => ({
  version: String(track.version),
  slug: track.slug,
  motif: track.motif,
  ...textValues('title', track.title),
  ...textValues('summary', track.summary),
});

/** What the form says, as the API takes it; what is checked there is not checked here. */
export const trackInput = (values: Values, before?: Track): object => ({
  title: textsOf(values, 'title') ?? {},
  summary: textsOrGap(values, 'summary', before?.summary),
  motif: text(values, 'motif') || undefined,
});

/** A text that may be left out as long as there was none: what was there is not lost without a word. */
export function textsOrGap(values: Values, name: string, before: LocalText | undefined): LocalText | undefined {
  return textsOf(values, name) ?? (Object.keys(before ?? {}).length > 0 ? {} : undefined);
}
