import { z } from 'zod';
import { FieldErrors, type FieldProblem, NotFoundError } from '../shared/domain-error';
import type { PersonLanguage } from '../shared/locale';
import { emailField, languageField, longText, personName, phoneText, readPhone } from '../people';
import { blank, parseForm } from '../platform/http';
import { type JoinForm, typedNumber } from './enrolments.forms';

/** The questions after the group was chosen, in order. */
export const STEPS = ['name', 'phone', 'help', 'check'] as const;
export type StepName = (typeof STEPS)[number];

/** A step that asks something. */
export type Question = Exclude<StepName, 'check'>;

/** The question of an address. @throws NotFoundError where there is none */
export function questionOf(step: string): Question {
  const found = STEPS.find((one) => one === step);
  if (found === undefined || found === 'check') throw new NotFoundError('page');
  return found;
}

/** The group was chosen on the course's page: the name is the first step that people see. */
export const stepNumber = (step: StepName): number => STEPS.indexOf(step) + 1;
export const STEP_COUNT = STEPS.length;

/** Ticks of the fourth step. */
export const HELPS = ['stepFree', 'interpreter', 'child'] as const;
export type Help = (typeof HELPS)[number];

/** How many people can be named while joining; more can be added on the own page. */
export const NAMED = 3;

/** What a person has answered so far. */
export interface JoinAnswers {
  readonly fullName?: string | undefined;
  readonly phone?: string | undefined;
  readonly whose?: 'mine' | 'family' | 'helper' | undefined;
  readonly email?: string | undefined;
  readonly callName?: string | undefined;
  readonly language?: PersonLanguage | undefined;
  readonly helps?: readonly Help[] | undefined;
  readonly other?: string | undefined;
  readonly companions?: readonly string[] | undefined;
  readonly freePlace?: boolean | undefined;
  readonly previousCertificate?: string | undefined;
  readonly criteria?: readonly string[] | undefined;
}

/** What a step's form gave: answers to add, or problems with what was typed. */
export type StepResult =
  | { readonly ok: true; readonly answers: JoinAnswers }
  | { readonly ok: false; readonly errors: readonly FieldProblem[]; readonly input: Readonly<Record<string, unknown>> };

const tick = z.literal('yes').optional();

const NameForm = z.object({ fullName: personName });
const PhoneForm = z.object({
  phone: blank(phoneText),
  whose: z.enum(['mine', 'family', 'helper']).optional(),
  email: blank(emailField),
});
const HelpForm = z.object({
  callName: blank(personName),
  language: languageField,
  stepFree: tick,
  interpreter: tick,
  child: tick,
  other: blank(longText(1_000)),
  companion1: blank(personName),
  companion2: blank(personName),
  companion3: blank(personName),
});

/** The last page's form: what is ticked there, and what the pages of refusals add. */
export const CheckForm = z.object({
  freePlace: z.literal('yes').optional().catch(undefined),
  ifFull: z.enum(['refuse', 'wait']).catch('refuse'),
  criteria: z
    .union([
      z.array(z.string().max(60)).max(50),
      z
        .string()
        .max(60)
        .transform((one) => [one]),
    ])
    .optional()
    .catch(undefined),
  previousCertificate: typedNumber.optional().catch(undefined),
});

/** Reads a step's form. `country` is where a phone number without a country code is from. */
export function readStep(step: Question, body: unknown, country: string): StepResult {
  switch (step) {
    case 'name':
      return parsed(parseForm(NameForm, body), (value) => value);
    case 'phone':
      return readContact(body, country);
    case 'help':
      return parsed(
        parseForm(HelpForm, body),
        ({ callName, language, other, companion1, companion2, companion3, ...ticks }) => ({
          callName,
          language,
          other,
          helps: HELPS.filter((help) => ticks[help] === 'yes'),
          companions: [companion1, companion2, companion3].filter((name) => name !== undefined),
        }),
      );
  }
}

function readContact(body: unknown, country: string): StepResult {
  const form = parseForm(PhoneForm, body);
  if (!form.ok) return form;
  const { phone, email, whose = 'mine' } = form.value;
  const input = body as Record<string, unknown>;
  const wrong = (code: string): StepResult => ({ ok: false, errors: [{ field: 'phone', code, message: '' }], input });
  if (phone === undefined && email === undefined) return wrong('required');
  try {
    if (phone !== undefined) readPhone(phone, country);
  } catch (error) {
    if (error instanceof FieldErrors) return wrong('not_a_phone');
    throw error;
  }
  return { ok: true, answers: { phone, email, whose } };
}

function parsed<T>(form: ReturnType<typeof parseForm<T>>, answers: (value: T) => JoinAnswers): StepResult {
  return form.ok ? { ok: true, answers: answers(form.value) } : form;
}

/** The first question without an answer; `check` when all are there. */
export function nextStep(answers: JoinAnswers): StepName {
  if (answers.fullName === undefined) return 'name';
  if (answers.phone === undefined && answers.email === undefined) return 'phone';
  return answers.language === undefined ? 'help' : 'check';
}

/** The answers as the API takes them. */
export function joinFormOf(answers: JoinAnswers, needs: string, ifFull: 'refuse' | 'wait'): JoinForm {
  const {
    fullName = '',
    phone,
    email,
    callName,
    language = 'en',
    companions = [],
    freePlace,
    previousCertificate,
    criteria,
  } = answers;
  return {
    fullName,
    phone,
    email,
    callName,
    language,
    needs: needs === '' ? undefined : needs,
    seats: 1 + companions.length,
    companions: companions.map((name) => ({ fullName: name })),
    freePlace: freePlace === true,
    ifFull,
    previousCertificate,
    criteria: criteria ? [...criteria] : undefined,
  };
}
