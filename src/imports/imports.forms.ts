import { z } from 'zod';
import { fileField, lineField } from '../platform/http';
import { longText } from '../people';
import { IMPORT_KINDS, MOST_BYTES, MOST_ROWS } from './import';

const LONGEST_REASON = 1_000;

/** POST /imports: a file of people into `class`, or of classes of `course`; each by its id, or by its code or slug. */
export const ImportForm = z
  .strictObject({
    kind: z.enum(IMPORT_KINDS),
    class: lineField(60).optional().meta({ description: 'For people: the id or the code of the class.' }),
    course: lineField(80).optional().meta({ description: 'For classes: the id or the slug of the course.' }),
    recognised: longText(LONGEST_REASON)
      .optional()
      .meta({ description: 'Why these people may be in a course that goes on from the level below.' }),
    file: fileField(`CSV with a row of headings, at most ${MOST_ROWS} rows below it and ${MOST_BYTES} bytes.`),
  })
  .superRefine(({ kind, class: into, course }, context) => {
    const missing = kind === 'people' ? into === undefined && 'class' : course === undefined && 'course';
    if (missing) context.addIssue({ code: 'custom', path: [missing], message: 'required' });
  });
export type ImportForm = z.infer<typeof ImportForm>;

/** POST /imports/{id}/confirmation: without `tell` nobody gets a letter about it. */
export const ConfirmationForm = z.strictObject({ tell: z.boolean().optional() });
export type ConfirmationForm = z.infer<typeof ConfirmationForm>;
