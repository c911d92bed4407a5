import { z } from 'zod';
import { localTextField } from '../platform/http';
import { LANGUAGES } from '../shared/locale';
import { blockFields, MediaRef, PictureRef } from './media-ref';

const questionFields = {
  id: z.uuid(),
  question: localTextField(300),
  picture: PictureRef.optional(),
  /** The question read aloud, by language. */
  audio: z.partialRecord(z.enum(LANGUAGES), MediaRef).optional(),
  /** Said after the answer, right or wrong. */
  because: localTextField(400).optional(),
};

/** A thing to choose, to put in order or to match: words, a picture, or both. */
const Item = z.strictObject({ id: z.uuid(), text: localTextField(160), picture: PictureRef.optional() });

/** One or several right ones of those shown. */
const ChooseQuestion = z
  .strictObject({
    ...questionFields,
    kind: z.literal('choose'),
    options: z
      .array(Item.extend({ right: z.boolean() }))
      .min(2)
      .max(8),
  })
  .refine(({ options }) => options.some(({ right }) => right), { error: 'no_right_answer', path: ['options'] });

/** Steps written in their right order; they are shown in another. */
const OrderQuestion = z.strictObject({
  ...questionFields,
  kind: z.literal('order'),
  steps: z.array(Item).min(2).max(8),
});

const MatchQuestion = z.strictObject({
  ...questionFields,
  kind: z.literal('match'),
  pairs: z
    .array(
      z.strictObject({
        id: z.uuid(),
        left: localTextField(120),
        right: localTextField(120),
        picture: PictureRef.optional(),
      }),
    )
    .min(2)
    .max(8),
});

/** A number with its unit, which stands beside the field. */
const NumberQuestion = z.strictObject({
  ...questionFields,
  kind: z.literal('number'),
  answer: z.number().min(-1_000_000_000).max(1_000_000_000),
  /** How far off is still right. */
  within: z.number().min(0).max(1_000_000_000).optional(),
  unit: localTextField(30).optional(),
});

export const QuestionSchema = z.discriminatedUnion('kind', [
  ChooseQuestion,
  OrderQuestion,
  MatchQuestion,
  NumberQuestion,
]);
export type Question = z.infer<typeof QuestionSchema>;
export type QuestionOf<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** Questions with an answer at once. Passed when `passShare` of them are right; `tries` limits how often, none means as often as one likes. */
export const QuizBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('quiz'),
  title: localTextField(160),
  questions: z.array(QuestionSchema).min(1).max(30),
  passShare: z.number().min(0).max(1),
  tries: z.int().min(1).max(20).optional(),
});
export type Quiz = z.infer<typeof QuizBlock>;

/** Something to make by hand, that an instructor judges by the course's rubric: shown by photos, or brought. */
export const HandworkBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('handwork'),
  title: localTextField(160),
  task: localTextField(3_000),
  picture: PictureRef.optional(),
  /** How many photos one may send; 0 when it is only brought. */
  photos: z.int().min(0).max(8),
});
export type Handwork = z.infer<typeof HandworkBlock>;
