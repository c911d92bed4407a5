import { z } from 'zod';
import { instantField, lineField, localTextField } from '../platform/http';
import { BlockSchema } from './blocks';
import { CriterionSchema } from './material';

const version = z
  .int()
  .min(0)
  .max(1_000_000)
  .meta({ description: 'The one that was read: another change since is 412.' });
const minutes = z.int().min(1).max(1_440);
const note = z.string().trim().min(1).max(500);

/** A new lesson; its address is made of the title. */
export const NewLessonForm = z.strictObject({
  title: localTextField(160),
  aim: localTextField(300).optional(),
  minutes: minutes.optional(),
});
export type NewLesson = z.infer<typeof NewLessonForm>;

/** A change of a lesson; what is left out stays. */
export const LessonChangeForm = z.strictObject({
  version: version.optional(),
  title: localTextField(160).optional(),
  aim: localTextField(300).optional(),
  minutes: minutes.optional(),
  order: z.array(z.uuid()).max(120).optional().meta({ description: 'The ids of its blocks.' }),
});
export type LessonChange = z.infer<typeof LessonChangeForm>;

/** A change of a course's material beside its lessons; what is left out stays. */
export const MaterialChangeForm = z.strictObject({
  version: version.optional(),
  order: z.array(z.uuid()).max(120).optional().meta({ description: 'The ids of its lessons.' }),
  rubric: z
    .array(CriterionSchema.extend({ id: z.uuid().optional() }))
    .max(12)
    .optional(),
  copyable: z.boolean().optional().meta({ description: 'Whether partners may copy what is published.' }),
});
export type MaterialChange = z.infer<typeof MaterialChangeForm>;

/** A part of a lesson. Version 0 says that it is new. */
export const BlockForm = z.strictObject({ version, block: BlockSchema });
export type BlockInput = z.infer<typeof BlockForm>;

/** What is to be changed before it can be published. */
export const ReturnForm = z.strictObject({ note });

/** What changed, in a sentence for the team; `corrects` is the number of the version whose classes go on with this one. */
export const PublicationForm = z.strictObject({
  note,
  corrects: z.int().min(1).max(100_000).optional(),
  sentAt: instantField.optional().meta({
    description: 'The `sentAt` of what was read: when it was changed and sent again since, the answer is 412.',
  }),
});
export type PublicationInput = z.infer<typeof PublicationForm>;

/** What is copied from a partner: all lessons of a course, or one. */
export const CopyForm = z.strictObject({
  from: lineField(80).meta({ description: 'The id or the slug of the course of the partner.' }),
  lesson: z.uuid().optional(),
});
export type CopyInput = z.infer<typeof CopyForm>;
