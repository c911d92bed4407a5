import { z } from 'zod';
import { type ApiArea, instant } from '../platform/http';

const entry = z
  .object({ sessionId: z.string(), text: z.string(), version: z.int(), writtenAt: instant })
  .meta({ id: 'DiaryEntry' });

/** The diary of a class, as the API's description tells it. */
export const DIARY_API = {
  tag: 'attendance',
  path: { id: 'The id of the class or of the meeting.' },
  routes: {
    show: {
      summary: 'What was done in the meetings of a class',
      answers: { 200: z.object({ classId: z.string(), entries: z.array(entry) }) },
    },
    write: {
      summary: 'Write what was done in a meeting',
      description: '`version` is that of the entry that was read; 0, or left out, before the first.',
      answers: { 200: entry },
      refuses: { 409: { lost_race: {} } },
      example: { text: 'Cross stitch on linen: the star, both sides.', version: 0 },
    },
  },
} satisfies ApiArea;
