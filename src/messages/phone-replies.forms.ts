import { z } from 'zod';
import { longText } from '../people';

const LONGEST_REPLY = 500;

/** POST /messages/{id}/replies: who phoned, and what the person said. */
export const PhoneReplyForm = z.strictObject({
  enrolmentId: z.string().min(1, 'required').max(60),
  text: longText(LONGEST_REPLY).refine((text) => text !== '', 'required'),
});
export type PhoneReplyForm = z.infer<typeof PhoneReplyForm>;
