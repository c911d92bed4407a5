import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Notifications } from '../notifications';
import { Config } from '../platform/config';
import type { Write } from '../platform/database';
import { Links } from '../platform/secrets';
import { Invited, PasswordLinkMade } from './access.messages';
import type { Invitation } from './team';

/** Where each kind of link leads, without the language. */
const PATHS = { invitation: '/invitations', password: '/password' } as const;
export type AccountLink = keyof typeof PATHS;

/** The secret links that let somebody set a password: of an invitation, and for who has forgotten the own one. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly links: Links,
    private readonly config: Config,
    private readonly notifications: Notifications,
  ) {}

  /** What is stored of a new link; the one before it ends. */
  keys(kind: AccountLink, id: string): { nonce: string; secretHash: string } {
    const nonce = this.links.newNonce();
    return { nonce, secretHash: this.links.hash(this.links.secret(kind, id, nonce)) };
  }

  /** The letter of an invitation, once for each link. */
  invitedWrites({ id, sentAt }: Pick<Invitation, 'id' | 'sentAt'>): Write[] {
    return this.notifications.writes(
      Invited,
      { invitationId: id },
      { key: `invitation:${id}:${sentAt.toISOString()}` },
    );
  }

  /** The letter with the way to a new password, once for each asking. */
  passwordWrites(accountId: string, at: Date): Write[] {
    const key = `password-link:${accountId}:${at.toISOString()}`;
    return this.notifications.writes(PasswordLinkMade, { accountId }, { key });
  }

  /** The full address. */
  url(kind: AccountLink, { id, nonce }: { readonly id: string; readonly nonce: string }, language: Language): string {
    return `${this.config.publicUrl}/${language}${PATHS[kind]}/${this.links.secret(kind, id, nonce)}`;
  }
}
