import { z } from 'zod';
import type { ApiArea } from '../platform/http';

const sharing = z
  .object({
    company: z.string().meta({ description: 'Who sent the person.' }),
    attendance: z.boolean(),
    certificate: z.boolean(),
  })
  .meta({ id: 'CompanySharing', description: 'What a person lets the company see that sent them.' });

/** Consent of people whom a company named, as the API's description tells it. */
export const SHARINGS_API = {
  tag: 'companies',
  path: { id: 'The id of the enrolment.' },
  routes: {
    show: {
      summary: 'What a person lets the own company see',
      description: 'Nothing, until the person says so. 404 for whom no company sent.',
      answers: { 200: sharing },
    },
    say: {
      summary: 'Say what the own company may see',
      description:
        'It can be changed at any time, before and after the class. The company sees it once the class is over.',
      answers: { 200: sharing },
      example: { attendance: true, certificate: false },
    },
  },
} satisfies ApiArea;
