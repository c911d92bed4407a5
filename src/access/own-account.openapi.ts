import { z } from 'zod';
import { type ApiArea, instant } from '../platform/http';
import { roleLine } from './sign-ins.openapi';

const ownAccount = z
  .object({
    account: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string().optional().meta({ description: 'Left out for a token.' }),
    }),
    roles: z.array(roleLine),
    signIns: z
      .array(z.object({ at: instant, current: z.boolean() }))
      .optional()
      .meta({
        description: 'Those that are not over, the newest first; `current` is the one that asks. Left out for a token.',
      }),
  })
  .meta({ id: 'OwnAccount' });

/** The own account, as the API's description tells it. */
export const OWN_ACCOUNT = {
  tag: 'sign-in',
  routes: {
    me: { summary: 'Who is signed in', answers: { 200: ownAccount } },
    changePassword: {
      summary: 'Change the own password',
      description:
        '`password` is the one until now; a wrong one counts as a try to sign in. All other sign-ins of the account end. The same once ' +
        'more changes nothing.',
      answers: { 204: null },
      refuses: { 409: { lost_race: {} } },
      example: { password: 'open-table', newPassword: 'a-table-for-twelve' },
    },
    endOthers: {
      summary: 'Sign out everywhere else',
      description: 'Ends every sign-in of the account but the one that asks.',
      answers: { 204: null },
    },
  },
} satisfies ApiArea;
