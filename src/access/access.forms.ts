import { z } from 'zod';
import { emailField } from '../people';

/** NIST SP 800-63B: length is what counts; the upper bound only keeps hashing short. */
export const PASSWORD_LENGTH = { least: 8, most: 200 } as const;

const LONGEST_TYPED = 500;

/** What signs somebody in. A password is taken as it was typed; `code` is for accounts with a second step. */
export const SignInForm = z.strictObject({
  email: emailField,
  password: z.string().min(1).max(LONGEST_TYPED),
  code: z.string().max(20).optional(),
});
export type SignInForm = z.infer<typeof SignInForm>;

/** The same from the page, with where to go next and the sealed form that waits for it. */
export const SignInPageForm = z.object({
  email: emailField,
  password: z.string().min(1).max(LONGEST_TYPED),
  next: z.string().max(LONGEST_TYPED).optional(),
  kept: z.string().optional(),
});

/** Another password: the one until now, and the new one as it is typed. */
export const PasswordForm = z.strictObject({
  password: z.string().min(1).max(LONGEST_TYPED),
  newPassword: z.string().min(1).min(PASSWORD_LENGTH.least, 'too_short').max(PASSWORD_LENGTH.most),
});
export type PasswordForm = z.infer<typeof PasswordForm>;

/** The organisation for which somebody works from now on: its id or slug. */
export const ChoiceForm = z.strictObject({ organisation: z.string().min(1).max(200) });
export type ChoiceForm = z.infer<typeof ChoiceForm>;

/** A path of this site, or undefined: never another site's address. */
export function ownPath(next: unknown): string | undefined {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return undefined;
  return next.startsWith('/api/') || next.startsWith('/sign-') ? undefined : next;
}
