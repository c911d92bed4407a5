import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { assertManages } from './access.policy';
import { AccountLinks } from './account-links';
import { AccountsRepository } from './accounts.repository';
import { type Invitation, INVITATION_MILLISECONDS } from './team';
import type { InvitationForm } from './team.forms';
import { TeamRepository } from './team.repository';

/** How managers ask somebody to join the team: by a letter with a secret link. */
@Injectable()
export class Invitations {
  constructor(
    private readonly db: Database,
    private readonly repository: TeamRepository,
    private readonly accounts: AccountsRepository,
    private readonly links: AccountLinks,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Those that nobody has answered yet, the newest first. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, organisationId: string): Promise<Invitation[]> {
    assertManages(actor, organisationId);
    return this.repository.list(organisationId);
  }

  /**
   * Asks somebody to join. The letter goes in the language that was chosen; asked again under the same id it is the same invitation.
   * @throws NotFoundError, ForbiddenError, FieldErrors for whoever is in the team or invited already
   */
  async invite(actor: Actor, organisationId: string, id: string, form: InvitationForm): Promise<Invitation> {
    assertManages(actor, organisationId);
    return this.write(actor, organisationId, id, form);
  }

  /**
   * The same for whoever may that elsewhere: the operator invites the first manager of an organisation.
   * @throws FieldErrors
   */
  async write(actor: Actor, organisationId: string, id: string, form: InvitationForm): Promise<Invitation> {
    const known = await this.repository.find(organisationId, id);
    if (known) return known;
    await this.mustBeNew(organisationId, form.email);
    const invitation: Invitation = { ...form, id, organisationId, ...this.times(), ...this.keys(id) };
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.insertion(invitation),
          ...this.links.invitedWrites(invitation),
          ...this.line(actor, invitation, 'access.invited'),
        ),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw wrongEmail('already_invited');
      throw error;
    }
    return invitation;
  }

  /** Sends a new link, and seven days begin again; the link before ends. @throws NotFoundError, ForbiddenError, LostRaceError */
  async sendAgain(actor: Actor, organisationId: string, id: string): Promise<Invitation> {
    const invitation = await this.get(actor, organisationId, id);
    const { sentAt, ends } = this.times();
    const fresh = { sentAt, ends, ...this.keys(id) };
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.renewal(invitation, fresh),
        ...this.links.invitedWrites({ id, sentAt }),
        ...this.line(actor, invitation, 'access.invitation-sent'),
      ),
    );
    return { ...invitation, ...fresh };
  }

  /** Its link ends, and nothing of it is kept. @throws NotFoundError, ForbiddenError, LostRaceError */
  async takeBack(actor: Actor, organisationId: string, id: string): Promise<void> {
    const invitation = await this.get(actor, organisationId, id);
    await this.db.inTransaction((tx) =>
      tx.write(...this.repository.removal(invitation), ...this.line(actor, invitation, 'access.invitation-withdrawn')),
    );
  }

  private async get(actor: Actor, organisationId: string, id: string): Promise<Invitation> {
    assertManages(actor, organisationId);
    const found = await this.repository.find(organisationId, id);
    if (!found) throw new NotFoundError('invitation');
    return found;
  }

  private async mustBeNew(organisationId: string, email: string): Promise<void> {
    const found = await this.accounts.findForSignIn(email);
    if (!found) return;
    const grants = await this.accounts.listGrantsOf(found.account.id);
    if (grants.some((grant) => grant.organisationId === organisationId)) throw wrongEmail('already_member');
  }

  private times() {
    const now = this.clock.now();
    return { createdAt: now, sentAt: now, ends: new Date(now.getTime() + INVITATION_MILLISECONDS) };
  }

  private keys = (id: string) => this.links.keys('invitation', id);

  private line(actor: Actor, { id, organisationId, roles }: Invitation, verb: string): Write[] {
    const subject = { kind: 'account' as const, id };
    return this.history.writes(actor, { organisationId, subject, verb, facts: { roles: roles.join(' ') } });
  }
}

const wrongEmail = (code: string): FieldErrors => new FieldErrors([{ field: 'email', code, message: '' }]);
