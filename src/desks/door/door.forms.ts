import { z } from 'zod';
import { blank } from '../../platform/http';
import { emailField, languageField, longText, personName, phoneText } from '../../people';

const LONGEST_NEEDS = 1_000;
const LONGEST_REASON = 1_000;
const LONGEST_ID = 64;

const tick = z.literal('yes').optional().catch(undefined);
const id = z.string().max(LONGEST_ID);

/** One name a line; the n-th is the n-th companion. */
const names = z
  .string()
  .default('')
  .transform((typed) =>
    typed
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(personName).max(50, 'too_many'));

/** Whom the office looks for: a name or a phone number. */
export const FindForm = z.object({
  q: z
    .string()
    .default('')
    .pipe(longText(200).refine((text) => text !== '', 'required')),
  class: id.optional().catch(undefined),
});

/** Somebody who was found, or what was typed for somebody new. */
export const ChosenForm = z.object({
  person: id.optional().catch(undefined),
  q: z.string().max(200).default('').catch(''),
  class: id.optional().catch(undefined),
});

/** All that the office asks at the door. */
export const DoorForm = z.object({
  /** Made with the page: pressed twice, the button enrols once. */
  operation: z.string().min(1).max(LONGEST_ID),
  person: blank(id),
  fullName: personName,
  callName: blank(personName),
  phone: blank(phoneText),
  email: blank(emailField),
  language: languageField,
  group: id.default('').refine((code) => code !== '', 'required'),
  needs: blank(longText(LONGEST_NEEDS)),
  companions: names,
  freePlace: tick,
  wait: tick,
  recognised: blank(longText(LONGEST_REASON)),
});
export type DoorForm = z.infer<typeof DoorForm>;
