import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { type Letter, Notifications } from '../notifications';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { Invited, PasswordLinkMade } from './access.messages';
import { AccountLinks } from './account-links';
import { AccountsRepository } from './accounts.repository';
import { invitedEmail, type InvitedLetter, passwordLinkEmail, type PasswordLetter } from './emails/account-letters';
import { TeamRepository } from './team.repository';

/** The letters about accounts: an invitation, and the way to a new password. */
@Injectable()
export class AccessEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly repository: TeamRepository,
    private readonly accounts: AccountsRepository,
    private readonly organisations: Organisations,
    private readonly links: AccountLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.notifications.handle(Invited, {
      load: ({ invitationId }) => this.invited(invitationId),
      sample: (language) => sampleInvited(language, this.links.url('invitation', SAMPLE, language)),
    });
    this.notifications.handle(PasswordLinkMade, {
      load: ({ accountId }) => this.passwordLink(accountId),
      sample: (language) => samplePassword(language, this.links.url('password', SAMPLE, language)),
    });
  }

  /** Nothing once it was taken, taken back, or over. */
  private async invited(id: string): Promise<Letter | null> {
    const invitation = await this.repository.findById(id);
    if (!invitation || invitation.ends <= this.clock.now()) return null;
    const { organisationId, name, email, language } = invitation;
    const organisation = await this.organisations.get(organisationId);
    const url = this.links.url('invitation', invitation, language);
    return {
      ...letterTo({ name, email, language }, organisationId, id),
      compose: (t, formats) => invitedEmail({ invitation, organisation, url }, t, formats),
    };
  }

  private async passwordLink(accountId: string): Promise<Letter | null> {
    const [account, link, grants] = await Promise.all([
      this.accounts.find(accountId),
      this.repository.findLink(accountId),
      this.accounts.listGrantsOf(accountId),
    ]);
    const organisationId = grants[0]?.organisationId;
    if (!account || account.disabled || !link || organisationId === undefined) return null;
    if (link.ends <= this.clock.now()) return null;
    const { timeZone } = await this.organisations.get(organisationId);
    const { language, ends, nonce } = link;
    const url = this.links.url('password', { id: accountId, nonce }, language);
    return {
      ...letterTo({ name: account.name, email: account.email, language }, organisationId, accountId),
      compose: (t, formats) => passwordLinkEmail({ ends, timeZone, url }, t, formats),
    };
  }
}

const letterTo = (to: Letter['to'], organisationId: string, about: string) =>
  ({ to, organisationId, channels: ['email'], about: [about] }) satisfies Omit<Letter, 'compose'>;

const SAMPLE = { id: 'sample', nonce: 'sample' };
const ENDS = new Date('2026-10-05T08:00:00Z');

function sampleInvited(language: Language, url: string): Letter {
  const invited: InvitedLetter = {
    invitation: { roles: ['coordinator', 'accountant'], ends: ENDS },
    organisation: { name: { en: 'Legis', mk: 'Легис', ar: 'ليجيس' }, timeZone: 'Europe/Skopje' },
    url,
  };
  return { ...sampleTo(language), compose: (t, formats) => invitedEmail(invited, t, formats) };
}

function samplePassword(language: Language, url: string): Letter {
  const link: PasswordLetter = { ends: ENDS, timeZone: 'Europe/Skopje', url };
  return { ...sampleTo(language), compose: (t, formats) => passwordLinkEmail(link, t, formats) };
}

const sampleTo = (language: Language) =>
  letterTo({ name: 'Rana', email: 'rana@example.org', language }, 'sample', 'sample');
