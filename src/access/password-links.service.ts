import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Access } from './access.service';
import { AccountLinks } from './account-links';
import { AccountsRepository } from './accounts.repository';
import { PASSWORD_LINK_MILLISECONDS } from './team';
import { TeamRepository } from './team.repository';
import type { PasswordLinkRow } from './team.schema';

/** A new password for whoever has forgotten the own one, by a link to the address of the account. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly db: Database,
    private readonly repository: TeamRepository,
    private readonly accounts: AccountsRepository,
    private readonly links: AccountLinks,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Makes and sends the link that was asked for at an instant; the one before it ends. Done again it changes nothing. */
  async send(emailIndex: string, language: Language, at: Date): Promise<void> {
    const account = await this.accounts.findByIndex(emailIndex);
    if (!account || account.disabled) return;
    const former = await this.repository.findLink(account.id);
    if (former && former.at >= at) return;
    const ends = new Date(at.getTime() + PASSWORD_LINK_MILLISECONDS);
    const row = { _id: account.id, language: account.language ?? language, at, ends };
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.linkChange({ ...row, ...this.links.keys('password', account.id) }),
        ...this.links.passwordWrites(account.id, at),
      ),
    );
  }

  /** The link that somebody holds. @throws NotFoundError for one that ended or was used */
  async look(actor: Actor): Promise<PasswordLinkRow> {
    const hash = actor.kind === 'holder' ? actor.secretHash : '';
    const link = await this.repository.findOpenLink(hash, this.clock.now());
    if (!link) throw new NotFoundError('link');
    return link;
  }

  /** Sets the password. All sign-ins of the account end, and so does the link. @throws NotFoundError, LostRaceError */
  async use(actor: Actor, newPassword: string): Promise<void> {
    const link = await this.look(actor);
    const [grant] = await this.accounts.listGrantsOf(link._id);
    // Whoever lost the last role meanwhile has nothing to sign in for.
    if (!grant) throw new NotFoundError('link');
    await this.access.changePassword(actor, grant, newPassword, this.repository.linkUse(link));
  }
}
