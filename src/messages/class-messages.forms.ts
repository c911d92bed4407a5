import { z } from 'zod';
import { instantField, localTextField } from '../platform/http';
import { AUDIENCES } from './class-message';

/** Longer than any SMS: who reads on paper or on the own page has all of it. */
const LONGEST_MESSAGE = 1_000;

/** A browser ends lines with CR and LF; one line break is one letter. */
function withPlainLines(texts: unknown): unknown {
  if (typeof texts !== 'object' || texts === null) return texts;
  const plain = (text: unknown) => (typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : text);
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, plain(text)]));
}

/** POST /classes/{id}/messages. At once without `at`. */
export const MessageForm = z.strictObject({
  audience: z.enum(AUDIENCES),
  texts: z.preprocess(withPlainLines, localTextField(LONGEST_MESSAGE)),
  at: instantField.optional(),
});
export type MessageForm = z.infer<typeof MessageForm>;
