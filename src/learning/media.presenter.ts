import { fallbacks, type Language, languageInfo, LANGUAGES, localText, type ShownText } from '../shared/locale';
import { type Media, mediaPath } from './media';
import type { MediaRef, PictureRef } from './media-ref';

/** What lies in a lesson, by id. */
export type MediaMap = ReadonlyMap<string, Media>;

/** A picture as <img> needs it: the browser takes the width that fits the phone. */
export interface PictureView {
  readonly src: string;
  readonly srcset: string;
  readonly width: number;
  readonly height: number;
  readonly alt: ShownText;
}

/** A sound or a film with the language in which it speaks. */
export interface SoundView {
  readonly src: string;
  readonly language: Language;
  readonly seconds: number | undefined;
}

/** The width that a phone of today takes; browsers that know no `srcset` get it too. */
export const USUAL_WIDTH = 720;

/** The picture in the reader's words; nothing while its file is not there. */
export function pictureView(ref: PictureRef | undefined, media: MediaMap, language: Language): PictureView | undefined {
  const found = ref && media.get(ref.media);
  const widest = found?.files.at(-1);
  if (!ref || !found || !widest?.width || !widest.height) return undefined;
  return {
    src: mediaPath(found, USUAL_WIDTH),
    srcset: found.files.map(({ width }) => `/media/${found.id}/${width} ${width}w`).join(', '),
    ...{ width: widest.width, height: widest.height },
    alt: localText(ref.alt, language),
  };
}

/** What is to be heard in the reader's language, else in the one that comes nearest. */
export function soundView(
  files: Partial<Record<Language, MediaRef>> | undefined,
  media: MediaMap,
  language: Language,
): SoundView | undefined {
  for (const candidate of [...fallbacks(language), ...LANGUAGES]) {
    const ref = files?.[candidate];
    const found = ref && media.get(ref.media);
    if (found) return { src: mediaPath(found), language: candidate, seconds: ref.seconds };
  }
  return undefined;
}

/** A text of several lines: paragraphs and lists, in the order in which they stand, marked with its language. */
export interface ProseView {
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly parts: readonly { readonly paragraph?: string; readonly items?: readonly string[] }[];
}

/** Reads what little a text of several lines may say: an empty line parts paragraphs, "- " begins an item of a list. */
export function proseView({ text, language }: ShownText): ProseView {
  const parts: { paragraph?: string; items?: string[] }[] = [];
  let goesOn = false;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const last = parts.at(-1);
    if (line === '') goesOn = false;
    else if (line.startsWith('- ')) {
      if (goesOn && last?.items) last.items.push(line.slice(2));
      else parts.push({ items: [line.slice(2)] });
      goesOn = true;
    } else {
      if (goesOn && last?.paragraph !== undefined) last.paragraph += ` ${line}`;
      else parts.push({ paragraph: line });
      goesOn = true;
    }
  }
  return { lang: language, dir: languageInfo(language).dir, parts };
}
