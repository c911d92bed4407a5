import { z } from 'zod';
import { ContentSchema, type Content } from './material';
import { mediaId } from './media-ref';

/** Where a picture, a sound, a film or a file lies beside the document, or in its ZIP. */
const MediaEntry = z.strictObject({
  kind: z.enum(['picture', 'audio', 'video', 'file']),
  file: z
    .string()
    .regex(/^(?!.*\.\.)[\w-]+(\/[\w.-]+)+$/)
    .max(200),
});

/**
 * A course's material as it goes from one school to another: a `material.json` of this shape, with its files beside it. Ids are kept,
 * so what is brought in and given out again is the same.
 */
export const ExchangeSchema = z.strictObject({
  format: z.literal('sofra-course-material'),
  version: z.literal(1),
  /** Whose work it is, through all copies. */
  credit: z
    .strictObject({
      organisation: z.string().min(1).max(200),
      course: z.string().min(1).max(200),
      licence: z.string().max(100).optional(),
    })
    .optional(),
  content: ContentSchema,
  media: z.record(mediaId, MediaEntry),
});
export type Exchange = z.infer<typeof ExchangeSchema>;

const REFERS: readonly string[] = ['media', 'file'];

/** The ids of all media that the lessons show, each once. */
export function mediaIn(content: Content): string[] {
  const found = new Set<string>();
  JSON.stringify(content, (key, value: unknown) => {
    if (REFERS.includes(key) && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}

/** The same lessons with other media in the place of theirs. */
export function withMedia(content: Content, others: ReadonlyMap<string, string>): Content {
  const text = JSON.stringify(content, (key, value: unknown) =>
    REFERS.includes(key) && typeof value === 'string' ? (others.get(value) ?? value) : value,
  );
  return JSON.parse(text) as Content;
}
