import { z } from 'zod';
import { ROLES } from '../shared/actor';
import type { ApiArea } from '../platform/http';

/** A role in an organisation. */
export const roleLine = z.object({
  organisation: z.object({ id: z.string(), slug: z.string() }),
  role: z.enum(ROLES),
});

const identity = z
  .object({
    account: z.object({ id: z.string(), name: z.string() }),
    roles: z.array(roleLine),
  })
  .meta({ id: 'Identity', description: 'Who is signed in, and as what for whom.' });

/** Signing in, as the API's description tells it. */
export const SIGN_INS = {
  tag: 'sign-in',
  routes: {
    begin: {
      summary: 'Sign in',
      description:
        'Answers with the cookie `sofra_sign_in`. Scripts rather use a token. `code` is for an account with a second step: that of its ' +
        'app, or one that was written down.',
      answers: { 201: identity },
      refuses: { 401: { wrong_sign_in: {}, code_needed: {}, wrong_code: {} } },
      example: { email: 'coordinator@legis.example', password: 'open-table' },
    },
    choose: {
      summary: 'Work for another organisation',
      description:
        'For an account with several: from now on this sign-in works for the one given, by id or slug. The answer brings a new cookie. ' +
        'A token has one organisation and no sign-in.',
      answers: { 200: identity },
      refuses: { 404: { not_found: {} } },
      example: { organisation: 'legis' },
    },
    end: { summary: 'Sign out', description: 'The same without a sign-in.', answers: { 204: null } },
  },
} satisfies ApiArea;
