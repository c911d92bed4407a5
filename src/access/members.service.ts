import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { assertManages } from './access.policy';
import { AccountsRepository } from './accounts.repository';
import { SignInsRepository } from './sign-ins.repository';
import { isTeamRole, managerBeside, orderedRoles, roleChange, type TeamMember, teamOf, type TeamRole } from './team';

/** Who works for an organisation, as its managers see and change it. */
@Injectable()
export class Members {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignInsRepository,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Everybody who can sign in and has a role here, the first first. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, organisationId: string): Promise<TeamMember[]> {
    assertManages(actor, organisationId);
    const grants = await this.accounts.listGrantsIn(organisationId);
    return teamOf(await this.accounts.list([...new Set(grants.map(({ accountId }) => accountId))]), grants);
  }

  /** @throws NotFoundError, ForbiddenError */
  async get(actor: Actor, organisationId: string, accountId: string): Promise<TeamMember> {
    return (await this.found(actor, organisationId, accountId)).member;
  }

  /**
   * Gives the person these roles and takes the others; they count within a second everywhere. Tokens are a manager's to make, so who is
   * none any more loses those made. Roles from the server's commands stay.
   * @throws NotFoundError, ForbiddenError, DomainError 409 last_manager, LostRaceError
   */
  async changeRoles(
    actor: Actor,
    organisationId: string,
    accountId: string,
    roles: readonly TeamRole[],
  ): Promise<TeamMember> {
    const { team, member } = await this.found(actor, organisationId, accountId);
    const { added, gone } = roleChange(member.roles, roles);
    if (added.length === 0 && gone.length === 0) return member;
    const after = orderedRoles([...member.roles.filter((role) => !isTeamRole(role)), ...roles]);
    const grant = (role: TeamRole) => ({ accountId, organisationId, role });
    const now = this.clock.real();
    await this.db.inTransaction((tx) =>
      tx.write(
        ...(gone.includes('manager')
          ? [
              ...this.keepManager(team, organisationId, accountId),
              this.signIns.tokensRevocation({ createdBy: accountId, organisationId }, now),
            ]
          : []),
        ...added.map((role) => this.accounts.grantInsertion(grant(role), now)),
        ...gone.map((role) => this.accounts.grantRemoval(grant(role))),
        ...this.line(actor, organisationId, accountId, 'access.roles-changed', after.join(' ')),
      ),
    );
    return { ...member, roles: after };
  }

  /**
   * Ends what the person may do here, classes included, with all sign-ins and the tokens that the person made; what was done stays in
   * history. Roles from the server's commands stay.
   * @throws NotFoundError, ForbiddenError, DomainError 409 last_manager, LostRaceError
   */
  async end(actor: Actor, organisationId: string, accountId: string): Promise<void> {
    const { team, member } = await this.found(actor, organisationId, accountId);
    const grants = (await this.accounts.listGrantsOf(accountId)).filter(
      (grant) => grant.organisationId === organisationId && grant.role !== 'operator',
    );
    await this.db.inTransaction((tx) =>
      tx.write(
        ...(member.roles.includes('manager') ? this.keepManager(team, organisationId, accountId) : []),
        ...grants.map((grant) => this.accounts.grantRemoval(grant)),
        this.signIns.removalOfAll(accountId),
        this.signIns.tokensRevocation({ createdBy: accountId, organisationId }, this.clock.real()),
        ...this.line(actor, organisationId, accountId, 'access.ended'),
      ),
    );
  }

  private async found(actor: Actor, organisationId: string, accountId: string) {
    const team = await this.list(actor, organisationId);
    const member = team.find(({ account }) => account.id === accountId);
    if (!member) throw new NotFoundError('member');
    return { team, member };
  }

  /** Two managers who take the role from one another at the same moment: only one of them does. */
  private keepManager(team: readonly TeamMember[], organisationId: string, accountId: string): Write[] {
    const other = managerBeside(team, accountId);
    if (!other) throw new DomainError('last_manager', 409, 'Somebody has to be manager. Make another manager first.');
    return [this.accounts.grantKeeping({ accountId: other.account.id, organisationId, role: 'manager' })];
  }

  private line(actor: Actor, organisationId: string, accountId: string, verb: string, roles?: string): Write[] {
    const facts = roles === undefined ? {} : { facts: { roles } };
    return this.history.writes(actor, { organisationId, subject: { kind: 'account', id: accountId }, verb, ...facts });
  }
}
