import { z } from 'zod';
import { type ApiArea, instant } from '../platform/http';
import { MARK_STATUSES } from './attendance';

const roll = z
  .object({
    sessionId: z.string(),
    classId: z.string(),
    marks: z.array(
      z.object({
        enrolmentId: z.string(),
        companion: z.int().optional(),
        status: z.enum(MARK_STATUSES),
        minutes: z.int().optional(),
        markedAt: instant,
      }),
    ),
  })
  .meta({ id: 'Roll' });

/** The roll, as the API's description tells it. */
export const ATTENDANCE = {
  tag: 'attendance',
  path: { id: 'The id of the meeting.' },
  routes: {
    show: { summary: 'The roll of a meeting', answers: { 200: roll } },
    mark: {
      summary: 'Call the roll',
      description:
        'Marks that are left out stay; of two for the same person the later `markedAt` wins. `companion` counts from 1; without it, it is ' +
        'the person. Present and late count whole unless `minutes` are given.',
      answers: { 200: roll },
      refuses: { 409: { roll_closed: {} } },
      example: {
        marks: [
          { enrolmentId: '01a221f9-eb1f-72e1-bc93-c1575769f0a1', status: 'present', markedAt: '2027-03-02T17:05:00Z' },
        ],
      },
    },
  },
} satisfies ApiArea;
