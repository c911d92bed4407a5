import { z } from 'zod';
import { longText } from '../people';

const LONGEST_REASON = 500;
const LONGEST_ANSWER = 1_000;
const MOST = 200;

/** Why somebody is refused: the person reads it in these words. */
export const refusalReason = longText(LONGEST_REASON).refine((text) => text !== '', 'required');
/** The answer to whoever asked why. */
export const explanationText = longText(LONGEST_ANSWER).refine((text) => text !== '', 'required');

const ids = z.array(z.string().max(60)).min(1).max(MOST);

/** PUT /enrolments/{id}/points: the criteria that are met, all of them. */
export const PointsForm = z.strictObject({ met: z.array(z.string().max(60)).max(50) });
export type PointsForm = z.infer<typeof PointsForm>;

/** POST /classes/{id}/applications/decisions: who is let in, or with a reason who is not. */
export const DecisionsForm = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('admit'), enrolmentIds: ids }),
  z.strictObject({ answer: z.literal('refuse'), enrolmentIds: ids, reason: refusalReason }),
]);
export type DecisionsForm = z.infer<typeof DecisionsForm>;

/** POST /enrolments/{id}/explanation */
export const ExplanationForm = z.strictObject({ text: explanationText });
export type ExplanationForm = z.infer<typeof ExplanationForm>;
