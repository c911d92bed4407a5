import { z } from 'zod';
import { type ApiArea, instant } from '../platform/http';

const founded = z.object({ id: z.string(), slug: z.string(), closed: instant.nullable() }).meta({ id: 'Founded' });

/** What the operator of the installation does, as the API's description tells it. */
export const FOUNDING = {
  tag: 'organisations',
  path: { organisation: 'The id or the slug.' },
  routes: {
    found: {
      summary: 'Add an organisation with its first manager',
      description: 'The manager gets a letter with a secret link, which works for 7 days, and does the rest.',
      answers: { 201: founded },
      refuses: { 409: { slug_taken: {} } },
      example: {
        slug: 'konec',
        kind: 'association',
        name: { en: 'Konec', mk: 'Конец' },
        country: 'MK',
        town: 'Skopje',
        language: 'mk',
        timeZone: 'Europe/Skopje',
        currency: 'MKD',
        manager: { name: 'Ana Primer', email: 'ana@konec.example', language: 'mk' },
      },
    },
    close: {
      summary: 'Close an organisation',
      description:
        'Once no class of it is open: its team and its programs can do nothing for it any more, and it is shown nowhere. Links, papers ' +
        'and certificates of people work on.',
      answers: { 200: founded },
      refuses: { 404: { not_found: {} }, 409: { still_open: { classes: z.int() }, own_organisation: {} } },
    },
    reopen: {
      summary: 'Open a closed organisation again',
      answers: { 204: null },
      refuses: { 404: { not_found: {} } },
    },
  },
} satisfies ApiArea;
