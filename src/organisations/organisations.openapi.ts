import { z } from 'zod';
import { LANGUAGES, PERSON_LANGUAGES } from '../shared/locale';
import { CURRENCIES } from '../shared/money';
import { type ApiArea, listOf, localText } from '../platform/http';
import { DEFAULT_SETTINGS, ORGANISATION_KINDS } from './organisation';

const settings = z
  .object({
    offerWindow: z.string(),
    holdWindow: z.string(),
    quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
    waitlistRule: z.enum(['strict', 'fit']),
    maxParty: z.int(),
    maxQueue: z.int(),
    closeAfter: z.string(),
    replyTo: z.string().nullable().meta({ description: 'Where answers to letters go.' }),
  })
  .meta({ id: 'Settings', examples: [DEFAULT_SETTINGS] });

const help = z
  .object({
    phone: z.string().optional(),
    hours: localText.optional(),
    languages: z.array(z.enum(PERSON_LANGUAGES)),
    address: localText.optional(),
    messenger: z.string().optional(),
  })
  .meta({ id: 'Help' });

const organisation = z
  .object({
    id: z.string(),
    slug: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    name: localText,
    country: z.string(),
    town: z.string(),
    language: z.enum(LANGUAGES),
    timeZone: z.string(),
    currency: z.enum(CURRENCIES),
    help,
    settings: settings.optional().meta({ description: 'For its own staff only.' }),
  })
  .meta({ id: 'Organisation' });

/** Organisations, as the API's description tells them. */
export const ORGANISATIONS = {
  tag: 'organisations',
  path: { organisation: 'The id or the slug.' },
  routes: {
    list: { summary: 'All organisations', answers: { 200: listOf(organisation) } },
    show: { summary: 'One organisation', answers: { 200: organisation } },
    changeSettings: {
      summary: 'Change the settings for all classes',
      description:
        'What is left out stays. It counts at once for classes without a value of their own; open offers keep their end. ' +
        'Durations are ISO 8601, from PT1S. `quietHours: null` turns them off.',
      answers: { 200: settings },
      example: { offerWindow: 'PT24H', quietHours: { from: '22:00', to: '07:00' } },
    },
    changeHelp: {
      summary: 'Say where people find help',
      description: 'It stands on every page and in every letter. What is left out is not there any more.',
      answers: { 200: help },
      example: { phone: '+389 2 311 1222', hours: { en: 'Monday to Friday, 9 to 17' }, languages: ['mk', 'sq', 'ar'] },
    },
  },
} satisfies ApiArea;
