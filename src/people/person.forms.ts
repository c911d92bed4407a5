import { z } from 'zod';
import { FieldErrors } from '../shared/domain-error';
import { isPersonLanguage, PERSON_LANGUAGES, type PersonLanguage } from '../shared/locale';
import { stripBidi } from '../platform/i18n';
import { parsePhone } from '../platform/phone';

const LONGEST_NAME = 200;
const LONGEST_PHONE = 40;
const LONGEST_EMAIL = 254;

/** Tabs and line ends, lone halves of characters, and what has no place in any text. */
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u;
/** Invisible in every script; ZWJ and ZWNJ stay, Persian and Hindi names need them. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD]/gu;

const clean = (text: string): string => stripBidi(text).replace(INVISIBLE, '').normalize('NFC').trim();

/** An address, or mostly digits: the right answer to another question. */
function looksLikePhone(name: string): boolean {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(name)) return true;
  const digits = name.replace(/[^\p{Nd}]/gu, '').length;
  return digits >= 5 && !/\p{L}{2}/u.test(name);
}

/** A person's name in any script, 1 to 200 characters; one word is fine. Directional marks are taken out, case and spelling never changed. */
export const personName = z
  .string()
  .transform((typed, context) => {
    const refuse = (message: string): never => {
      context.addIssue({ code: 'custom', message, input: typed });
      return z.NEVER;
    };
    const name = clean(typed);
    if (CONTROLS.test(name)) return refuse('control_characters');
    if (name.replace(/[\s\u200C\u200D]/gu, '') === '') return refuse('required');
    if ([...name].length > LONGEST_NAME) return refuse('too_long');
    if (looksLikePhone(name)) return refuse('looks_like_phone');
    return name.replace(/\s+/gu, ' ');
  })
  .meta({ description: 'A name in any script, 1 to 200 characters.', examples: ['Rana Khoury'] });

/** An e-mail address; the part before the @ keeps its case. */
export const emailField = z
  .string()
  .transform((typed, context) => {
    const email = clean(typed);
    if (email.length <= LONGEST_EMAIL && z.email().safeParse(email).success) return email;
    context.addIssue({ code: 'custom', message: email === '' ? 'required' : 'not_an_email', input: typed });
    return z.NEVER;
  })
  .meta({ description: 'An e-mail address.', examples: ['rana@people.example'] });

/** A phone number as typed; `readPhone` reads it once the country is known. */
export const phoneText = z
  .string()
  .transform((typed, context) => {
    const phone = stripBidi(typed).trim();
    if (phone !== '' && phone.length <= LONGEST_PHONE && !CONTROLS.test(phone)) return phone;
    context.addIssue({ code: 'custom', message: phone === '' ? 'required' : 'not_a_phone', input: typed });
    return z.NEVER;
  })
  .meta({ description: 'E.164, or as people dial it in the country of the class.', examples: ['+38970111222'] });

/** A language that a person may have; `sr` is Serbian in Cyrillic. */
export const languageField = z
  .string()
  .transform((typed, context): PersonLanguage => {
    const language = typed === 'sr' ? 'sr-Cyrl' : typed;
    if (isPersonLanguage(language)) return language;
    context.addIssue({ code: 'custom', message: 'not_a_choice', input: typed });
    return z.NEVER;
  })
  .meta({ enum: [...PERSON_LANGUAGES, 'sr'], description: 'BCP 47; sr is read as sr-Cyrl.' });

/** Free words of a person or of staff; lines are kept, other control characters refused. */
export const longText = (most: number) =>
  z.string().transform((typed, context) => {
    const text = clean(typed.replace(/\r\n?/gu, '\n'));
    const wrong = CONTROLS.test(text.replace(/[\n\t]/gu, ''))
      ? 'control_characters'
      : [...text].length > most
        ? 'too_long'
        : '';
    if (wrong === '') return text;
    context.addIssue({ code: 'custom', message: wrong, input: typed });
    return z.NEVER;
  });

/**
 * The number that was typed in a country (ISO 3166-1 alpha-2), with its typed form.
 * @throws FieldErrors `not_a_phone` for the field when nobody could be called there
 */
export function readPhone(typed: string, country: string, field = 'phone'): { phone: string; phoneTyped: string } {
  const parsed = parsePhone(typed, country);
  if (!parsed) throw new FieldErrors([{ field, code: 'not_a_phone', message: '' }]);
  return { phone: parsed.e164, phoneTyped: typed };
}
