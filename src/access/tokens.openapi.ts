import { z } from 'zod';
import { type ApiArea, instant, listOf } from '../platform/http';
import { ROLES } from '../shared/actor';

const token = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    createdAt: instant,
    used: instant.nullable().meta({ description: 'When a program last came with it, to the minute.' }),
    ended: instant.nullable(),
  })
  .meta({ id: 'Token' });

/** The keys of programs, as the API's description tells them. */
export const API_TOKENS = {
  tag: 'team',
  path: { organisation: 'The id or the slug.', id: 'The id of the token.' },
  routes: {
    list: { summary: 'The tokens of the organisation', answers: { 200: listOf(token) } },
    make: {
      summary: 'Make a token for a program',
      description: 'The token is told once, here. Only somebody signed in makes one, no program does.',
      answers: { 201: z.object({ id: z.string(), token: z.string() }) },
      example: { name: 'Our web site', role: 'coordinator' },
    },
    end: {
      summary: 'End a token',
      description: 'It is refused within a second. Ended again, nothing changes.',
      answers: { 204: null },
      refuses: { 404: { not_found: {} } },
    },
  },
} satisfies ApiArea;
