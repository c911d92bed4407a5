import { z } from 'zod';
import { isPersonLanguage, parseLanguage, type PersonLanguage } from '../shared/locale';
import { stripBidi } from '../platform/i18n';

const LONGEST_NAME = 200;
const LONGEST_TEXT = 1_000;

// What no keyboard types: control characters, and halves of surrogate pairs, which no UTF-8 holds.
// eslint-disable-next-line no-control-regex
const UNTYPED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Cs}/gu;

/** Text as a person typed it, without what turns or breaks the text around it. Newlines of `lines` stay. */
const clean = (text: string): string => stripBidi(text).replace(UNTYPED, '').trim();
const oneLine = (text: string): string => clean(text).replace(/\s+/gu, ' ');

/** A name in any script; one word is fine. A phone number is not a name. */
export const fullName = z
  .string()
  .max(LONGEST_NAME * 4, 'too_long')
  .transform(oneLine)
  .refine((name) => name.length > 0, 'required')
  .refine((name) => [...name].length <= LONGEST_NAME, 'too_long')
  .refine((name) => !isNumber(name), 'phone_as_name')
  .refine((name) => /[\p{L}\p{N}]/u.test(name), 'no_letters');

const isNumber = (name: string): boolean => /^[\d\s+()./-]{5,}$/u.test(name.replace(/\p{Nd}/gu, '0'));

const optionalName = z.string().max(LONGEST_NAME, 'too_long').transform(oneLine);

/** A language that a person may have; `sr` is read as Serbian in Cyrillic letters. */
export const personLanguage = z
  .string()
  .max(35, 'not_a_choice')
  .transform((tag, context): PersonLanguage => {
    if (isPersonLanguage(tag)) return tag;
    const language = /^sr$/i.test(tag) ? parseLanguage(tag) : undefined;
    if (language) return language;
    context.addIssue({ code: 'custom', message: 'not_a_choice' });
    return z.NEVER;
  });

const email = z
  .string()
  .max(254, 'too_long')
  .transform(clean)
  .pipe(z.union([z.literal(''), z.email('wrong_email')]));

const phone = z.string().max(60, 'too_long').transform(clean);

const needs = z.string().max(LONGEST_TEXT, 'too_long').transform(clean);

/** Those who come with the person. */
export const companions = z.array(z.strictObject({ fullName })).max(20, 'too_many');

/** What joins: the contract's body of POST /classes/{id}/enrolments. */
export const JoinForm = z.strictObject({
  fullName,
  phone: phone.optional(),
  email: email.optional(),
  language: personLanguage,
  seats: z.number().int().min(1).max(1_000).optional(),
  companions: companions.optional(),
  callName: optionalName.optional(),
  needs: needs.optional(),
  freePlace: z.boolean().optional(),
  ifFull: z.enum(['refuse', 'wait']).optional(),
  previousCertificate: z.string().max(60, 'too_long').transform(clean).optional(),
  recognised: z
    .strictObject({ reason: z.string().max(LONGEST_TEXT, 'too_long').transform(clean).pipe(z.string().min(1)) })
    .optional(),
});
export type JoinForm = z.infer<typeof JoinForm>;

/** PUT /enrolments/{id}/companions */
export const CompanionsForm = z.strictObject({ companions });

const reason = z.string().max(LONGEST_TEXT, 'too_long').transform(clean).pipe(z.string().min(1));

/** POST /enrolments/{id}/priority */
export const PriorityForm = z.strictObject({ priority: z.number().int().min(-1_000).max(1_000), reason });

/** POST /enrolments/{id}/rejection */
export const RejectionForm = z.strictObject({ reason });

/** A body without fields. */
export const EmptyForm = z.strictObject({});

/** GET /classes/{id}/roster */
export const RosterQuery = z.strictObject({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  status: z.enum(['applied', 'enrolled', 'reserved', 'completed', 'not_completed']).optional(),
});
export type RosterQuery = z.infer<typeof RosterQuery>;

/** The steps of joining as pages ask them, each with its own form. */
export const NameForm = z.object({ fullName });
export const PhoneForm = z.object({
  phone: phone.refine((typed) => typed.length > 0, 'required'),
  whose: z.enum(['mine', 'family', 'helper']).catch('mine'),
});
export const HelpForm = z.object({
  callName: optionalName.optional().default(''),
  language: personLanguage,
  stepFree: z.literal('yes').optional().catch(undefined),
  interpreter: z.literal('yes').optional().catch(undefined),
  child: z.literal('yes').optional().catch(undefined),
  other: needs.optional().default(''),
  companion1: optionalName.optional().default(''),
  companion2: optionalName.optional().default(''),
  companion3: optionalName.optional().default(''),
  companion4: optionalName.optional().default(''),
  companion5: optionalName.optional().default(''),
});
export type HelpForm = z.infer<typeof HelpForm>;
