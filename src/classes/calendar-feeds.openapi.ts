import { z } from 'zod';
import { type ApiArea, instant, listOf, localText } from '../platform/http';
import { FEED_KINDS } from './calendar-feed';

const kind = z.enum(FEED_KINDS);
const url = z.string().meta({ description: 'Whoever has it reads the calendar; its language is that of the request.' });

/** The secret addresses of calendars, as the API's description tells them. */
export const CALENDAR_FEEDS = {
  tag: 'classes',
  path: {
    kind: 'organisation, class, room or instructor.',
    subject: 'As the list of calendars names it; of an instructor the id of the account.',
  },
  routes: {
    list: {
      summary: 'The calendars of the organisation',
      description: 'Of all, of each class, room and teacher. `url` is null until an address is made.',
      answers: {
        200: listOf(
          z
            .object({
              kind,
              subject: z.string(),
              title: localText.meta({ description: 'Of a teacher the name.' }),
              group: z.string().optional().meta({ description: 'The letter of the group; of a room the town.' }),
              url: url.nullable(),
              madeAt: instant.nullable(),
            })
            .meta({ id: 'Calendar' }),
        ),
      },
    },
    renew: {
      summary: 'Make a new address of a calendar',
      description: 'The old one opens nothing any more. Instructors make that of the own calendar.',
      answers: { 200: z.object({ kind, subject: z.string(), url }) },
      refuses: { 404: { not_found: {} } },
    },
  },
} satisfies ApiArea;
