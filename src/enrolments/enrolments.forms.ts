import { z } from 'zod';
import { refusalReason } from './applications.forms';
import { emailField, languageField, longText, personName, phoneText } from '../people';

const MOST_COMPANIONS = 50;
const LONGEST_NEEDS = 1_000;
const LONGEST_REASON = 1_000;

const reason = longText(LONGEST_REASON).refine((text) => text !== '', 'required');
/** A certificate's number, however it was typed: case, spaces and dashes don't matter to who reads it. */
export const typedNumber = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9\s\u2010-\u2015-]{4,60}$/, 'wrong_format');

/** Those who come with the person. */
const companions = z.array(z.strictObject({ fullName: personName })).max(MOST_COMPANIONS, 'too_many');

/** POST /classes/{id}/enrolments: one of phone and email, staff may do without. */
export const JoinForm = z.strictObject({
  fullName: personName,
  phone: phoneText.optional(),
  email: emailField.optional(),
  language: languageField,
  seats: z.int().min(1).max(10_000).optional(),
  companions: companions.optional(),
  callName: personName.optional(),
  needs: longText(LONGEST_NEEDS).optional(),
  freePlace: z.boolean().optional(),
  ifFull: z.enum(['refuse', 'wait']).optional(),
  previousCertificate: typedNumber.optional(),
  criteria: z
    .array(z.string().max(60))
    .max(50)
    .optional()
    .meta({ description: 'Of the class: those that the person says are true.' }),
  recognised: z.strictObject({ reason }).optional(),
});
export type JoinForm = z.infer<typeof JoinForm>;

/** PUT /enrolments/{id}/companions: all of them, in their order. */
export const CompanionsForm = z.strictObject({ companions });
export type CompanionsForm = z.infer<typeof CompanionsForm>;

/** POST /enrolments/{id}/priority: higher first, 0 is usual. */
export const PriorityForm = z.strictObject({ priority: z.int().min(-1_000_000).max(1_000_000), reason });
export type PriorityForm = z.infer<typeof PriorityForm>;

/** POST /enrolments/{id}/transfer: `to` is the id or the code of another class of the course; `reason` is needed to pass people who wait there. */
export const TransferForm = z.strictObject({
  to: z.string().trim().min(1, 'required').max(60),
  reason: reason.optional(),
});
export type TransferForm = z.infer<typeof TransferForm>;

/** POST /enrolments/{id}/swap: `with` is the enrolment of a party of the same size in another group of the course. */
export const SwapForm = z.strictObject({
  with: z.string().trim().min(1, 'required').max(60),
  reason: reason.optional(),
});
export type SwapForm = z.infer<typeof SwapForm>;

/** POST /enrolments/{id}/rejection */
export const RejectionForm = z.strictObject({ reason: refusalReason });
export type RejectionForm = z.infer<typeof RejectionForm>;

/** POST /enrolments/{id}/admission */
export const AdmissionForm = z.strictObject({ freePlace: z.boolean().optional() });
export type AdmissionForm = z.infer<typeof AdmissionForm>;

/** GET /classes/{id}/roster: who sits in the class, or those of one state. */
export const RosterQuery = z.object({
  after: z.string().max(60).optional().meta({ description: 'The `next` of the part before.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'At most so many.' }),
  status: z
    .enum([
      'applied',
      'enrolled',
      'reserved',
      'waiting',
      'offered',
      'refused',
      'completed',
      'not_completed',
      'cancelled',
    ])
    .optional()
    .meta({ description: 'Those with this status; without it all who sit in the class.' }),
});
export type RosterQuery = z.infer<typeof RosterQuery>;

/** POST /lost-links */
export const LostLinkForm = z.strictObject({
  contact: z
    .string()
    .max(254)
    .meta({
      description: 'The phone number or the email address that was given when joining.',
      examples: ['+38970111222'],
    }),
});
export type LostLinkForm = z.infer<typeof LostLinkForm>;
