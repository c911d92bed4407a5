import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { Passwords } from '../platform/passwords';
import type { Account, Grant, Member } from './account';
import { AccountsRepository } from './accounts.repository';
import { SignInsRepository } from './sign-ins.repository';

/** What a new account is made of; demo data gives the id, so that a repeat makes nobody twice. */
export interface NewAccount {
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Accounts and their roles. */
@Injectable()
export class Access {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignInsRepository,
    private readonly passwords: Passwords,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /**
   * A new account with its grants, in one transaction.
   * @throws DomainError 409 email_taken
   */
  async createAccount(
    actor: Actor,
    input: NewAccount,
    grants: readonly Omit<Grant, 'accountId'>[] = [],
  ): Promise<Account> {
    const account: Account = { id: input.id ?? newId(), name: input.name, email: input.email };
    const passwordHash = await this.passwords.hash(input.password);
    const granted = grants.map((grant) => ({ ...grant, accountId: account.id }));
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.accounts.insertion(account, passwordHash, this.clock.real()),
          // A millisecond apart: the first organisation is the one that a sign-in works for.
          ...granted.flatMap((grant, at) => this.grantWrites(actor, grant, new Date(this.clock.real().getTime() + at))),
        ),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('email_taken', 409, 'An account with this address exists.');
      throw error;
    }
    return account;
  }

  /** A grant as writes, for the transaction of what asks for it; written again it changes nothing. */
  grantWrites(actor: Actor, grant: Grant, at = this.clock.real()): Write[] {
    return [this.accounts.grantInsertion(grant, at), ...this.grantLine(actor, grant, 'access.granted')];
  }

  /** Takes a grant away. */
  withdrawalWrites(actor: Actor, grant: Grant): Write[] {
    return [this.accounts.grantRemoval(grant), ...this.grantLine(actor, grant, 'access.withdrawn')];
  }

  /** Gives a role; it counts within a second everywhere. */
  async grant(actor: Actor, grant: Grant): Promise<void> {
    await this.db.inTransaction((tx) => tx.write(...this.grantWrites(actor, grant)));
  }

  /** Takes a role away; it is gone within a second everywhere. */
  async withdraw(actor: Actor, grant: Grant): Promise<void> {
    await this.db.inTransaction((tx) => tx.write(...this.withdrawalWrites(actor, grant)));
  }

  /**
   * Sets another password for somebody of an organisation, whose history says so, and ends every sign-in of the account; with what else
   * is written then.
   * @throws NotFoundError
   */
  async changePassword(
    actor: Actor,
    { accountId, organisationId }: Pick<Grant, 'accountId' | 'organisationId'>,
    password: string,
    more: readonly Write[] = [],
  ): Promise<void> {
    await this.get(accountId);
    const passwordHash = await this.passwords.hash(password);
    const subject = { kind: 'account' as const, id: accountId };
    await this.db.inTransaction((tx) =>
      tx.write(
        this.accounts.passwordChange(accountId, passwordHash),
        ...more,
        this.signIns.removalOfAll(accountId),
        ...this.history.writes(actor, { organisationId, subject, verb: 'access.password-changed' }),
      ),
    );
  }

  /** The account and the tokens that it made open nothing any more; what it did stays in history under its name. @throws NotFoundError */
  async disable(accountId: string): Promise<void> {
    await this.get(accountId);
    const now = this.clock.real();
    await this.db.inTransaction((tx) =>
      tx.write(
        this.accounts.disabling(accountId, now),
        this.signIns.removalOfAll(accountId),
        this.signIns.tokensRevocation({ createdBy: accountId }, now),
      ),
    );
  }

  /** @throws NotFoundError */
  async get(accountId: string): Promise<Account> {
    const account = await this.accounts.find(accountId);
    if (!account) throw new NotFoundError('account');
    return account;
  }

  async findByEmail(email: string): Promise<Account | null> {
    return (await this.accounts.findForSignIn(email))?.account ?? null;
  }

  /** Names of accounts by id, for history lines and rosters; unknown ids (tokens, for one) are left out. */
  async names(accountIds: readonly string[]): Promise<Map<string, string>> {
    const accounts = await this.accounts.list([...new Set(accountIds)]);
    return new Map(accounts.map((account) => [account.id, account.name]));
  }

  /** Everybody with a role in the organisation. */
  async members(organisationId: string): Promise<Member[]> {
    const grants = await this.accounts.listGrantsIn(organisationId);
    const accounts = await this.accounts.list([...new Set(grants.map((grant) => grant.accountId))]);
    return accounts.map((account) => ({ account, grants: grants.filter((grant) => grant.accountId === account.id) }));
  }

  private grantLine(actor: Actor, { accountId, organisationId, role, scope }: Grant, verb: string): Write[] {
    return this.history.writes(actor, {
      organisationId,
      subject: { kind: 'account', id: accountId },
      ...(scope?.kind === 'class' ? { classId: scope.id } : {}),
      verb,
      facts: { role },
    });
  }
}
