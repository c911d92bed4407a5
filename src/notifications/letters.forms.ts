import { z } from 'zod';
import { LANGUAGES } from '../shared/locale';

const LONGEST_TYPED = 2_000;
const MOST_TEXTS = 40;

/** Which language of a letter. Serbian in Latin letters is made from that in Cyrillic. */
export const LetterQuery = z.object({
  language: z
    .enum(LANGUAGES)
    .exclude(['sr-Latn'])
    .meta({ description: 'Serbian in Latin letters is made from that in Cyrillic.' }),
});
export type LetterQuery = z.infer<typeof LetterQuery>;

/** PUT /organisations/{organisation}/letters/{message}: texts by key; null or an empty one gives the product's back. */
export const LetterForm = z.strictObject({
  language: LetterQuery.shape.language,
  texts: z
    .record(z.string(), z.string().max(LONGEST_TYPED).nullable())
    .refine((texts) => Object.keys(texts).length <= MOST_TEXTS, 'too_many'),
});
export type LetterForm = z.infer<typeof LetterForm>;
