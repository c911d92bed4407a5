import { z } from 'zod';
import { parseDuration } from '../shared/duration';
import { lineField, localTextField, pageFields, personLanguageField, slugField, zoneField } from '../platform/http';
import { phoneText } from '../people';
import { LANGUAGES } from '../shared/locale';
import { CURRENCIES } from '../shared/money';
import { DEFAULT_SETTINGS, ORGANISATION_KINDS, type OrganisationSettings } from './organisation';

const SHORTEST_WINDOW = 1000;
const LONGEST_WINDOW = 366 * 24 * 3600_000;
const LONGEST_CLOSING = 10 * LONGEST_WINDOW;
const MOST_PARTY = 50;
const MOST_QUEUE = 10_000;
const LONGEST_ADDRESS = 254;

const duration = (longest: number) =>
  z
    .string()
    .refine(
      (text) => {
        const length = parseDuration(text);
        return length !== undefined && length >= SHORTEST_WINDOW && length <= longest;
      },
      { message: 'not_a_duration' },
    )
    .meta({ description: 'An ISO 8601 duration.', examples: ['PT48H'] });
const window = duration(LONGEST_WINDOW);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_a_time');

const fields = {
  offerWindow: window,
  holdWindow: window,
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  waitlistRule: z.enum(['strict', 'fit']),
  maxParty: z.int().min(1).max(MOST_PARTY),
  maxQueue: z.int().min(0).max(MOST_QUEUE),
  closeAfter: duration(LONGEST_CLOSING),
  replyTo: z.email().max(LONGEST_ADDRESS).nullable(),
};

/** What may be changed of the settings; what is not given stays. */
export const SettingsPatch = z.strictObject(fields).partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

const LONGEST_LINE = 200;
const MOST_LANGUAGES = 10;

/** Where people find help, all of it; what is left out is not there any more. */
export const HelpForm = z.strictObject({
  phone: phoneText.optional(),
  hours: localTextField(LONGEST_LINE).optional(),
  languages: z.array(personLanguageField).max(MOST_LANGUAGES),
  address: localTextField(LONGEST_LINE).optional(),
  messenger: z
    .url({ protocol: /^https$/, hostname: /\./, error: 'not_a_link' })
    .max(LONGEST_LINE)
    .optional()
    .meta({ description: 'A link to WhatsApp or Viber.' }),
});
export type HelpForm = z.infer<typeof HelpForm>;

/** What a new organisation is; everything else is for its manager to say. */
export const NewOrganisationForm = z.strictObject({
  slug: slugField,
  kind: z.enum(ORGANISATION_KINDS),
  name: localTextField(LONGEST_LINE),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'not_a_country')
    .meta({ description: 'ISO 3166-1, two letters.' }),
  town: lineField(80),
  language: z.enum(LANGUAGES).meta({ description: 'The language of the town.' }),
  timeZone: zoneField,
  currency: z.enum(CURRENCIES),
});

/** The list of organisations. */
export const OrganisationListQuery = z.object(pageFields);
export type OrganisationList = z.infer<typeof OrganisationListQuery>;

/** Settings as they are read: a value that is missing, or that this release can't use, is the default. */
const StoredSettings = z.object({
  offerWindow: window.catch(DEFAULT_SETTINGS.offerWindow),
  holdWindow: window.catch(DEFAULT_SETTINGS.holdWindow),
  quietHours: fields.quietHours.catch(DEFAULT_SETTINGS.quietHours),
  waitlistRule: fields.waitlistRule.catch(DEFAULT_SETTINGS.waitlistRule),
  maxParty: fields.maxParty.catch(DEFAULT_SETTINGS.maxParty),
  maxQueue: fields.maxQueue.catch(DEFAULT_SETTINGS.maxQueue),
  closeAfter: fields.closeAfter.catch(DEFAULT_SETTINGS.closeAfter),
  replyTo: fields.replyTo.catch(DEFAULT_SETTINGS.replyTo),
});

/** Typed settings from what is stored. */
export const readSettings = (stored: unknown): OrganisationSettings => StoredSettings.parse(stored ?? {});
