import { z } from 'zod';
import { type Language, LANGUAGES, type LocalText, PERSON_LANGUAGES, type PersonLanguage } from '../../shared/locale';
import { CURRENCIES } from '../../shared/money';
import { stripBidi } from '../i18n';

const LONGEST_TEXT = 2_000;
const HIGHEST_AMOUNT = 10_000_000_000;

/** `sr` is read as Serbian in Cyrillic letters. */
const readSerbian = (value: unknown): unknown => (value === 'sr' ? 'sr-Cyrl' : value);

const readSerbianKey = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('sr' in value) || 'sr-Cyrl' in value) return value;
  const { sr, ...rest } = value;
  return { ...rest, 'sr-Cyrl': sr };
};

/** A text by language with at least one entry: `{"en": "Weaving"}`. */
export const localTextField = (longest = LONGEST_TEXT): z.ZodType<LocalText> =>
  z.preprocess(
    readSerbianKey,
    z
      .strictObject(
        Object.fromEntries(
          LANGUAGES.map((language) => [language, z.string().trim().min(1).max(longest).optional()]),
        ) as Record<Language, z.ZodOptional<z.ZodString>>,
      )
      .refine((text) => Object.values(text).some((entry) => entry !== undefined), 'required'),
  );

/** An amount of 0 or more in integer minor units with its currency. */
export const moneyField = z.strictObject({
  amount: z.int().min(0).max(HIGHEST_AMOUNT),
  currency: z.enum(CURRENCIES),
});

/** A field of a page's form that may be left empty. */
export const blank = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), field.optional());

/** A language that a person may have. */
export const personLanguageField = z.preprocess(
  readSerbian,
  z.enum(PERSON_LANGUAGES as [PersonLanguage, ...PersonLanguage[]]),
) as unknown as z.ZodType<PersonLanguage>;

/** A part of an address: small letters, digits and single hyphens. */
export const slugField = z
  .string()
  .min(2)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** An instant as RFC 3339 writes it, with its offset. */
export const instantField = z.iso.datetime({ offset: true }).meta({
  description: 'RFC 3339 with its offset.',
  examples: ['2027-03-02T17:00:00+01:00'],
});

/** An IANA time zone that this machine knows. */
export const zoneField = z
  .string()
  .max(60)
  .refine(isZone, 'not_a_choice')
  .meta({ description: 'An IANA time zone.', examples: ['Europe/Skopje'] });

/** A name or a place in a line of text, without marks that would turn the text around it. */
export const lineField = (longest = 200) => z.string().overwrite(stripBidi).trim().min(1).max(longest);

/** The body of a deed that has nothing to say with it. */
export const EmptyBody = z.strictObject({});

/** What every list takes: `after` is the `next` of the page before. */
export const pageFields = {
  after: z.string().max(500).optional().meta({ description: 'The `next` of the part before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'At most so many.' }),
};

function isZone(name: string): boolean {
  // Intl takes +01:00 for a zone, which has no name, no summer time and no entry in a calendar file.
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
