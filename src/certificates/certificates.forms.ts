import { z } from 'zod';
import { longText, personName } from '../people';
import { instantField } from '../platform/http';
import { AWARD_KINDS } from './award';
import { VOUCHABLE } from './completion';

const LONGEST_REASON = 500;
const optionalName = z.union([z.literal('').transform(() => undefined), personName]).optional();

/** POST /enrolments/{id}/name-confirmation */
export const NameForm = z.strictObject({
  name: personName,
  nameInOtherScript: optionalName,
  companion: z.int().min(0).max(50).default(0),
});
export type NameForm = z.infer<typeof NameForm>;

/** The same from the learner's page. */
export const NamePageForm = z.object({
  name: personName,
  nameInOtherScript: optionalName,
  companion: z.coerce.number().int().min(0).max(50).catch(0),
});

/** POST /classes/{id}/certificates */
export const AskForm = z.strictObject({
  kind: z.enum(AWARD_KINDS).default('completion'),
  /** Staff vouch that people are called as they joined. */
  confirmNames: z.boolean().default(false),
  /** Staff vouch for what is not judged in the programme. */
  vouchFor: z.array(z.enum(VOUCHABLE)).max(VOUCHABLE.length).default([]),
  /** Certificates of some trades hold for a time only. */
  validUntil: instantField.transform((text) => new Date(text)).optional(),
});
export type AskForm = z.infer<typeof AskForm>;

/** PUT /certificates/{number}/sharing */
export const SharingForm = z.strictObject({ name: z.boolean(), pdf: z.boolean() });
export type SharingForm = z.infer<typeof SharingForm>;

/** The same from the learner's page: a box that is not ticked is not sent. */
export const SharingPageForm = z.object({
  name: z.literal('yes').optional().catch(undefined),
  pdf: z.literal('yes').optional().catch(undefined),
});

/** POST /certificates/{number}/revocation; the reason is shown to whoever checks the number. */
export const RevocationForm = z.strictObject({
  reason: longText(LONGEST_REASON).refine((text) => text !== '', 'required'),
});
export type RevocationForm = z.infer<typeof RevocationForm>;

/** POST /certificates/{number}/correction */
export const CorrectionForm = z.strictObject({ name: personName, nameInOtherScript: optionalName });
export type CorrectionForm = z.infer<typeof CorrectionForm>;
