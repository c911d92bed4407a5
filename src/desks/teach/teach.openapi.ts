import { z } from 'zod';
import { type ApiArea, instant, localText } from '../../platform/http';

const meeting = z
  .object({
    sessionId: z.string(),
    classId: z.string(),
    code: z.string(),
    title: localText,
    group: z.string(),
    start: instant,
    end: instant,
    timeZone: z.string(),
    town: z.string(),
    venue: localText,
    cancelled: z.literal(true).optional(),
    roll: z
      .object({ marked: z.int(), present: z.int() })
      .nullable()
      .meta({ description: 'How many are marked and how many came; null until the roll is called.' }),
  })
  .meta({ id: 'TaughtMeeting' });

const taughtClass = z
  .object({
    id: z.string(),
    code: z.string(),
    title: localText,
    group: z.string(),
    state: z.string(),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
    capacity: z.int().optional().meta({ description: 'Left out once the class is closed, as is `people`.' }),
    people: z.int().optional(),
  })
  .meta({ id: 'TaughtClass' });

const taught = z
  .object({ month: z.string(), meetings: z.int(), minutes: z.int() })
  .meta({ id: 'TaughtMonth', description: 'Meetings that are over and whose roll was called; `month` is 2026-10.' });

const held = z.object({ month: z.string(), meetings: z.int(), minutes: z.int(), held: z.array(meeting) });

/** What somebody teaches, as the API's description tells it. */
export const TEACH = {
  tag: 'classes',
  path: { month: 'Year and month: 2026-10.' },
  routes: {
    show: {
      summary: 'The own meetings and classes of whoever teaches',
      description:
        'Of the account that is signed in. `today` goes by the clocks of each town; `uncalled` are meetings that are over and whose roll ' +
        'nobody called. `over` are classes whose last meeting was in the last nine weeks.',
      answers: {
        200: z.object({
          today: z.array(meeting),
          next: meeting.nullable(),
          uncalled: z.array(meeting),
          classes: z.object({
            running: z.array(taughtClass),
            coming: z.array(taughtClass),
            over: z.array(taughtClass),
          }),
          taught: z.object({ thisMonth: taught, lastMonth: taught }),
        }),
      },
    },
    hours: {
      summary: 'The meetings that were held in a month, with their hours',
      description:
        'For the payslip: planned minutes of meetings that are over and whose roll was called, by the clocks of each town.',
      answers: { 200: held },
      refuses: { 404: { not_found: {} } },
    },
  },
} satisfies ApiArea;
