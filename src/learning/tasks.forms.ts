import { z } from 'zod';
import { fileField, instantField } from '../platform/http';
import { VERDICTS } from './handwork';

const companion = z.int().min(0).max(20).default(0).meta({ description: 'Who of a party; left out, the person.' });
const id = z.string().min(1).max(64);

/** An answer as a program sends it. */
export const AnswerBody = z.strictObject({
  companion,
  questionId: id,
  try: z.int().min(1).max(10_000).optional().meta({
    description:
      'The number of the try, from 1. With it, an answer sent again after the last question begins no new try.',
  }),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('choose'), chosen: z.array(id).max(8) }),
    z.strictObject({ kind: z.literal('order'), order: z.array(id).max(8) }),
    z.strictObject({ kind: z.literal('match'), pairs: z.record(id, id) }),
    z.strictObject({ kind: z.literal('number'), number: z.number() }),
  ]),
});

const words = z.string().trim().max(1_000);

/** What a learner says of a piece. */
export const PieceBody = z.strictObject({ companion, brought: z.boolean().optional(), words: words.optional() });

/** A photo of a piece. */
export const PhotoBody = z.strictObject({
  companion: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(0)
    .meta({ description: 'Who of a party; left out, the person.' }),
  file: fileField('A photo: JPEG, PNG, WebP or AVIF, of 12 MB at most. It is made anew, without where it was taken.'),
});

/** What an instructor says of a piece. */
export const JudgementBody = z.strictObject({
  companion,
  verdicts: z.record(id, z.enum(VERDICTS)).meta({ description: 'By the id of the criterion.' }),
  remark: z.string().trim().min(1).max(1_000).optional(),
  seen: instantField.nullable().optional().meta({
    description:
      'The `changedAt` of the piece that was looked at, null where there was none: another one since is 412.',
  }),
});

/** A photo is at most so large, in bytes: what phones of today make is smaller. */
export const PHOTO_BYTES = 12 * 1024 * 1024;
