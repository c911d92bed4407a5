import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { parseBody } from '../platform/http';
import { AccountsRepository } from './accounts.repository';
import { SignInGuards } from './sign-in-guards';
import type { Invitation } from './team';
import { type AcceptanceForm, FreshPassword } from './team.forms';
import { TeamRepository } from './team.repository';

/** An invitation as the holder of its link sees it. */
export interface OpenInvitation {
  readonly invitation: Invitation;
  /** There is an account with this address: its password is asked for, no new one. */
  readonly known: boolean;
}

/** What somebody does who was invited to a team. */
@Injectable()
export class InvitationAnswers {
  constructor(
    private readonly db: Database,
    private readonly repository: TeamRepository,
    private readonly accounts: AccountsRepository,
    private readonly guards: SignInGuards,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for a link that ended, was used or taken back */
  async look(actor: Actor): Promise<OpenInvitation> {
    const hash = actor.kind === 'holder' ? actor.secretHash : '';
    const invitation = await this.repository.findOpen(hash, this.clock.now());
    if (!invitation) throw new NotFoundError('invitation');
    return { invitation, known: (await this.accounts.findForSignIn(invitation.email)) !== null };
  }

  /**
   * Takes the roles: under the account that the address has, whose password is asked for, else under a new one. The link ends.
   * @param from the network address of whoever tries
   * @returns the account, and whether its sign-in asks for a code, so that it can't begin here
   * @throws NotFoundError, FieldErrors, DomainError 429, LostRaceError for one of two answers at once
   */
  async accept(
    actor: Actor,
    form: AcceptanceForm,
    from: string,
  ): Promise<{ accountId: string; organisationId: string; asksCode: boolean }> {
    const { invitation, known } = await this.look(actor);
    const { organisationId } = invitation;
    const { id: accountId, writes } = known
      ? await this.knownAccount(invitation, form.password, from)
      : await this.newAccount(invitation, form);
    const grants = invitation.roles.map((role) =>
      this.accounts.grantInsertion({ accountId, organisationId, role }, this.clock.real()),
    );
    try {
      await this.db.inTransaction((tx) =>
        tx.write(...writes, ...this.repository.removal(invitation), ...grants, ...this.line(invitation, accountId)),
      );
    } catch (error) {
      // Another invitation to the same address was taken at the same moment.
      if (isDuplicateKey(error)) throw wrong('wrong_password');
      throw error;
    }
    return { accountId, organisationId, asksCode: known && (await this.guards.steps.has(accountId)) };
  }

  private async newAccount(invitation: Invitation, form: AcceptanceForm): Promise<{ id: string; writes: Write[] }> {
    const { password } = parseBody(FreshPassword, { password: form.password });
    const { id, email, language } = invitation;
    const account = { id, email, language, name: form.name ?? invitation.name };
    const passwordHash = await this.guards.passwords.hash(password);
    return { id, writes: [this.accounts.insertion(account, passwordHash, this.clock.real())] };
  }

  private async knownAccount(
    { email }: Invitation,
    password: string,
    from: string,
  ): Promise<{ id: string; writes: Write[] }> {
    const index = this.accounts.emailIndex(email);
    await this.guards.count(from, index);
    const found = await this.accounts.findForSignIn(email);
    const right = await this.guards.passwords.verify(found?.passwordHash, password);
    if (!found || !right || found.account.disabled) throw wrong('wrong_password');
    await this.guards.uncount(from, index);
    return { id: found.account.id, writes: [] };
  }

  private line({ organisationId, roles }: Invitation, accountId: string): Write[] {
    const self: StaffActor = {
      ...{ kind: 'staff', accountId, name: '', organisationId, organisationSlug: '', roles, via: 'sign-in' },
    };
    const subject = { kind: 'account' as const, id: accountId };
    return this.history.writes(self, {
      organisationId,
      subject,
      verb: 'access.joined',
      facts: { roles: roles.join(' ') },
    });
  }
}

const wrong = (code: string): FieldErrors => new FieldErrors([{ field: 'password', code, message: '' }]);
