import { slugOf } from '../../platform/i18n';
import type { LocalText } from '../../shared/locale';
import type { Track } from '../../tracks';
import { text, textsOf, textValues, type Values } from './values';

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
