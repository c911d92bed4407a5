import { z } from 'zod';
import { type ApiArea, instant } from '../platform/http';
import { APOLOGY_WAYS } from './apology';

const coming = z
  .object({
    classId: z.string(),
    timeZone: z.string(),
    meetings: z.array(
      z.object({
        sessionId: z.string(),
        start: instant,
        end: instant,
        apologies: z.array(z.object({ companion: z.int(), at: instant, way: z.enum(APOLOGY_WAYS) })),
      }),
    ),
  })
  .meta({ id: 'ComingMeetings' });
const refuses = { 409: { wrong_state: {} } };

/** Who cannot come to a meeting, as the API's description tells it. */
export const APOLOGIES_API = {
  tag: 'attendance',
  path: { id: 'The id of the enrolment.', sessionId: 'The id of a meeting of its class.' },
  routes: {
    list: { summary: 'The meetings to come of a party, and who cannot come', answers: { 200: coming } },
    say: {
      summary: 'Say that somebody cannot come to a meeting',
      description:
        'No reason is asked, and none is kept. `companions` are those who cannot come, 0 is the person who joined; without it, nobody of the ' +
        'party comes. The roll then proposes "excused"; whoever calls it decides.',
      answers: { 200: coming },
      refuses,
      example: { companions: [0] },
    },
    takeBack: { summary: 'Say that the party comes after all', answers: { 200: coming }, refuses },
  },
} satisfies ApiArea;
