import { z } from 'zod';
import { explanationText, refusalReason } from '../../enrolments';
import { longText } from '../../people';

const LONGEST_REASON = 500;
const LARGEST_ROOM = 10_000;

const reason = z
  .string()
  .default('')
  .pipe(longText(LONGEST_REASON).refine((text) => text !== '', 'required'));

const chosen = z
  .string()
  .default('')
  .refine((text) => text !== '', 'required');

/** Why: shown in the history, and where people are told, in these words. */
export const ReasonForm = z.object({ reason });

/** Why somebody is refused, as the person reads it. */
export const RefusalForm = z.object({ reason: z.string().default('').pipe(refusalReason) });

/** The answer to whoever asked why. */
export const ExplanationForm = z.object({ reason: z.string().default('').pipe(explanationText) });

/** A list of people taken along, and why; without script the first button counts. */
export const ExportForm = z.object({ reason, answer: z.enum(['csv', 'xlsx']).catch('csv') });

/** The class called off: asked once more before it is done. */
export const CancelForm = z.object({ reason, sure: z.literal('yes').optional().catch(undefined) });

const tick = z.literal('yes').optional().catch(undefined);

/** The number of places; `force` for a room that really is smaller than the class. */
export const CapacityForm = z.object({
  capacity: z
    .string()
    .default('')
    .refine((text) => text.trim() !== '', 'required')
    .transform(Number)
    .pipe(z.number().int().min(1).max(LARGEST_ROOM)),
  force: tick.transform((value) => value === 'yes'),
});

/** Who goes to the front of the waiting list, and why. */
export const FrontForm = z.object({
  who: chosen,
  why: reason,
});

const maybeReason = z
  .string()
  .default('')
  .pipe(longText(LONGEST_REASON))
  .transform((text) => (text === '' ? undefined : text));

/** To which group somebody goes, and why, where others are passed. */
export const TransferChoice = z.object({ to: chosen, reason: maybeReason });

/** Who comes here instead of somebody, and why. */
export const SwapChoice = z.object({ with: chosen, reason: maybeReason });

/** To which group everybody goes. */
export const MergerChoice = z.object({ into: chosen, reason: maybeReason });

/** What staff vouch for when the certificates are made. */
export const MakeForm = z.object({ names: tick, handwork: tick, quiz: tick });
