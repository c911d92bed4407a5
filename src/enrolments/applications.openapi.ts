import { z } from 'zod';
import { PERSON_LANGUAGES } from '../shared/locale';
import { type ApiArea, instant, localText } from '../platform/http';
import { ENROLMENT_STATUSES } from './enrolment';
import { enrolmentAnswer } from './enrolments.openapi';

const application = z
  .object({
    enrolmentId: z.string(),
    personId: z.string(),
    callName: z.string(),
    fullName: z.string(),
    status: z.enum(ENROLMENT_STATUSES),
    seats: z.int(),
    language: z.enum(PERSON_LANGUAGES),
    free: z.boolean().meta({ description: 'Whether a free place was asked for.' }),
    needs: z.string().optional(),
    previousCertificate: z.string().optional(),
    says: z.array(z.string()).meta({ description: 'The criteria that the person said are true.' }),
    met: z.array(z.string()).meta({ description: 'Those for which staff gave the points.' }),
    points: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'Application' });

const wrong = { wrong_state: { enrolmentStatus: z.string() } };

/** Applications, as the API's description tells them. */
export const APPLICATIONS = {
  tag: 'enrolments',
  path: { id: 'The id of the enrolment; under `/classes`, the id or the code of the class.' },
  routes: {
    list: {
      summary: 'Who asks to come into a class',
      description: 'Those with the most points first; of the same points, who asked first.',
      answers: {
        200: z.object({
          criteria: z.array(z.object({ id: z.string(), text: localText, points: z.int() })),
          items: z.array(application),
          next: z.null(),
        }),
      },
    },
    decide: {
      summary: 'Let several in, or say no to several',
      description:
        'In the order of their points: when the places are gone, the others wait. Each is decided for itself; `code` tells why one could ' +
        'not be. Whoever is refused gets the reason in your words, and may ask why.',
      answers: {
        200: z.object({
          items: z.array(
            z.object({
              enrolmentId: z.string(),
              status: z.enum(ENROLMENT_STATUSES).optional(),
              code: z.string().optional(),
            }),
          ),
        }),
      },
      refuses: { 404: { not_found: {} } },
      example: { answer: 'refuse', enrolmentIds: ['01a2'], reason: 'More people asked than there are places.' },
    },
    give: {
      summary: 'Give points to an application',
      description: 'The ids of the criteria that are met, all of them.',
      answers: { 200: application },
      refuses: { 409: wrong },
      example: { met: ['01a2'] },
    },
    askWhy: {
      summary: 'Ask why one was refused',
      description: 'By the person, once. The office answers in writing.',
      answers: { 200: enrolmentAnswer },
      refuses: { 409: wrong },
    },
    explain: {
      summary: 'Answer somebody who asked why',
      answers: { 200: enrolmentAnswer },
      refuses: { 409: wrong },
      example: { text: 'Twenty people asked for ten places. Those who had no course yet came first.' },
    },
  },
} satisfies ApiArea;
