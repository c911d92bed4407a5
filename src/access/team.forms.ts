import { z } from 'zod';
import { emailField, personName } from '../people';
import { lineField } from '../platform/http';
import { LANGUAGES } from '../shared/locale';
import { PASSWORD_LENGTH } from './access.forms';
import { TEAM_ROLES, TOKEN_ROLES } from './team';

const roles = z
  .array(z.enum(TEAM_ROLES))
  .min(1, 'required')
  .max(TEAM_ROLES.length)
  .transform((given) => TEAM_ROLES.filter((role) => given.includes(role)));

/** Whom a manager asks to join, as what, and in which language we write. */
export const InvitationForm = z.strictObject({
  name: personName,
  email: emailField,
  roles,
  language: z.enum(LANGUAGES),
});
export type InvitationForm = z.infer<typeof InvitationForm>;

/** The roles of somebody, all of them. */
export const RolesForm = z.strictObject({ roles });
export type RolesForm = z.infer<typeof RolesForm>;

const newPassword = z.string().min(1).min(PASSWORD_LENGTH.least, 'too_short').max(PASSWORD_LENGTH.most);

/** The answer to an invitation: how the person is called, and a password; whoever has an account gives that one's. */
export const AcceptanceForm = z.strictObject({
  name: personName.optional(),
  password: z.string().min(1).max(500),
});
export type AcceptanceForm = z.infer<typeof AcceptanceForm>;

/** A password for an account that is new. */
export const FreshPassword = z.object({ password: newPassword });

/** Who asks for a link to a new password. */
export const PasswordLinkForm = z.strictObject({ email: emailField });
export type PasswordLinkForm = z.infer<typeof PasswordLinkForm>;

/** The new password. */
export const NewPasswordForm = z.strictObject({ newPassword });
export type NewPasswordForm = z.infer<typeof NewPasswordForm>;

/** What a key is for, and what a program may do with it. */
export const TokenForm = z.strictObject({ name: lineField(100), role: z.enum(TOKEN_ROLES) });
export type TokenForm = z.infer<typeof TokenForm>;

const code = z.string().trim().min(1).max(20);

/** The first code of an app, with the secret that it was made from, sealed. */
export const StepCodeForm = z.object({ ticket: z.string().max(2_000), code });

/** The password, before the second step ends. */
export const StepEndForm = z.object({ password: z.string().min(1).max(500) });

/** The code after the password, with what says that it was right, and where to go next. */
export const StepAskForm = z.object({
  ticket: z.string().max(2_000),
  code,
  next: z.string().max(500).optional(),
  kept: z.string().optional(),
});
