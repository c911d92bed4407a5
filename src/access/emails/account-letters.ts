import type { Composed, LetterFormats, Translate } from '../../notifications';
import type { Organisation } from '../../organisations';
import { isolate } from '../../platform/i18n';
import type { Invitation } from '../team';

/** What an invitation is made of, read fresh. */
export interface InvitedLetter {
  readonly invitation: Pick<Invitation, 'roles' | 'ends'>;
  readonly organisation: Pick<Organisation, 'name' | 'timeZone'>;
  readonly url: string;
}

/** Come and work with us: as what, until when the link works, and the way to a password. */
export function invitedEmail(
  { invitation: { roles, ends }, organisation, url }: InvitedLetter,
  t: Translate,
  formats: LetterFormats,
): Composed {
  const name = formats.text(organisation.name);
  return {
    subject: t('invite.letter.team.subject', { organisation: name }),
    blocks: [
      { kind: 'heading', text: t('invite.letter.team.subject', { organisation: isolate(name) }) },
      { kind: 'paragraph', text: t('invite.letter.team.what') },
      {
        kind: 'facts',
        items: [{ label: t('invite.roles'), value: formats.list(roles.map((role) => t(`me.role.${role}`))) }],
      },
      { kind: 'until', label: t('invite.letter.until'), text: formats.dateTime(ends, organisation.timeZone) },
      { kind: 'button', label: t('invite.letter.team.button'), url },
      { kind: 'note', text: t('invite.letter.secret') },
    ],
    why: t('invite.letter.team.why', { organisation: isolate(name) }),
  };
}

/** What the way to a new password is made of. */
export interface PasswordLetter {
  readonly ends: Date;
  readonly timeZone: string;
  readonly url: string;
}

/** The way to a new password, for whoever asked for it; who did not has nothing to do. */
export const passwordLinkEmail = (
  { ends, timeZone, url }: PasswordLetter,
  t: Translate,
  formats: LetterFormats,
): Composed => ({
  subject: t('invite.letter.password.subject'),
  blocks: [
    { kind: 'heading', text: t('invite.letter.password.subject') },
    { kind: 'until', label: t('invite.letter.until'), text: formats.dateTime(ends, timeZone) },
    { kind: 'button', label: t('invite.letter.password.button'), url },
    { kind: 'paragraph', text: t('invite.letter.password.not-you') },
    { kind: 'note', text: t('invite.letter.secret') },
  ],
  why: t('invite.letter.password.why'),
});
