import { z } from 'zod';
import { defineMessage } from '../notifications';
import { defineJob } from '../platform/outbox';
import { LANGUAGES } from '../shared/locale';

/** Somebody is asked to join a team. */
export const Invited = defineMessage('access.invited', z.object({ invitationId: z.string() }));

/** The way to a new password. */
export const PasswordLinkMade = defineMessage('access.password-link', z.object({ accountId: z.string() }));

/** Makes and sends a link where an account has this address: asking costs the same whether there is one or not. */
export const SendPasswordLink = defineJob(
  'access.send-password-link',
  z.object({ emailIndex: z.string(), language: z.enum(LANGUAGES), at: z.iso.datetime() }),
);
