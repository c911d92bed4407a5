import { z } from 'zod';
import { blank, instantField } from '../../platform/http';
import { MOST_PIECES } from '../../learning';

/** A part's page may be asked for so many pieces of a recipe. Fields that advertising put behind an address don't matter. */
export const PartForm = z.object({ pieces: blank(z.coerce.number().int().min(1).max(MOST_PIECES)) });

/** The button that goes on: the part that is done. */
export const DoneForm = z.strictObject({ block: z.uuid() });

/** More parts than a course has are never waiting on a phone. */
const MOST_MARKS = 1_000;

/** What a phone kept while it had no internet. */
export const MarksForm = z.strictObject({
  items: z
    .array(z.strictObject({ block: z.uuid(), at: instantField }))
    .min(1)
    .max(MOST_MARKS),
  /** What the phone's clock says now, by which the times are put right. */
  sentAt: instantField.optional(),
});
