import { z } from 'zod';
import { instantField, localTextField } from '../platform/http';
import { AUDIENCES } from './class-message';

/** Longer than any SMS: who reads on paper or on the own page has all of it. */
const LONGEST_MESSAGE = 1_000;

/** POST /classes/{id}/messages. At once without `at`. */
export const MessageForm = z.strictObject({
  audience: z.enum(AUDIENCES),
  texts: localTextField(LONGEST_MESSAGE),
  at: instantField.optional(),
});
export type MessageForm = z.infer<typeof MessageForm>;
