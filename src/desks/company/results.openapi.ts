import { z } from 'zod';
import { type ApiArea, instant } from '../../platform/http';

const person = { enrolmentId: z.string(), callName: z.string() };
const others = z.int().meta({ description: 'People who do not share it, or have none.' });

const results = z
  .object({
    plannedMinutes: z.int().meta({ description: 'How long the meetings were that took place.' }),
    attendance: z.object({
      items: z.array(
        z.object({
          ...person,
          share: z.number().meta({ description: 'Of the planned minutes, 0 to 1.' }),
          minutes: z.int(),
        }),
      ),
      others,
    }),
    certificates: z.object({
      items: z.array(z.object({ ...person, number: z.string(), issuedOn: instant.nullable() })),
      others,
    }),
  })
  .meta({ id: 'SharedResults', description: 'What people let the company see that sent them.' });

const refuses = { 409: { wrong_booking_state: { bookingStatus: z.string() } } };

/** What a company sees of its people, as the API's description tells it. */
export const RESULTS_API = {
  tag: 'companies',
  path: { id: 'The id of the booking.', file: 'The number of a certificate, with .pdf.' },
  routes: {
    show: {
      summary: 'What people let their company see',
      description:
        'Once the class is over (the booking is `held`). Of those who agreed: their attendance, and their certificates. Of the others a number ' +
        'alone, in which who did not agree and who has none are together. Each reading is written down, and the people can see it.',
      answers: { 200: results },
      refuses,
    },
    archive: {
      summary: 'The certificates that they share, in one file',
      answers: { 200: z.string() },
      files: { 'application/zip': 'A PDF each, named by its number.' },
      refuses,
    },
    paper: {
      summary: 'One certificate that is shared',
      answers: { 200: z.string() },
      files: { 'application/pdf': 'The paper (PDF/UA).' },
      refuses,
    },
  },
} satisfies ApiArea;
