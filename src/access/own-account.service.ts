import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { FieldErrors, ForbiddenError, NotFoundError } from '../shared/domain-error';
import { History } from '../history';
import { Database, type Write } from '../platform/database';
import type { PasswordForm } from './access.forms';
import type { Account, Membership } from './account';
import { AccountsRepository } from './accounts.repository';
import { Identities } from './identities';
import { SignInGuards } from './sign-in-guards';
import { SignIns } from './sign-ins.service';

/** An account as its owner sees it. */
export interface OwnAccountData {
  readonly account: Account;
  readonly memberships: readonly Membership[];
  /** Whether a sign-in asks for a code. */
  readonly secondStep: boolean;
  /** When each sign-in that is not over began, the newest first. */
  readonly signIns: readonly { readonly at: Date; readonly current: boolean }[];
}

/** From where somebody changes the own account: the address, and what the cookie holds. */
export interface Whence {
  readonly ip: string;
  readonly secret: string | undefined;
}

/** What people do with their own accounts. A program with a token has none. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignIns,
    private readonly identities: Identities,
    private readonly guards: SignInGuards,
    private readonly history: History,
  ) {}

  /** @throws ForbiddenError for a program, NotFoundError */
  async read(actor: StaffActor, { secret }: Pick<Whence, 'secret'>): Promise<OwnAccountData> {
    const { accountId } = owner(actor);
    const [account, identity, signIns, secondStep] = await Promise.all([
      this.accounts.find(accountId),
      this.identities.ofAccount(accountId),
      this.signIns.listOf(accountId, secret),
      this.guards.steps.has(accountId),
    ]);
    if (!account || !identity) throw new NotFoundError('account');
    return { account, memberships: identity.memberships, signIns, secondStep };
  }

  /**
   * Sets another password and ends the account's other sign-ins. Asked again, with the password set already, it changes nothing.
   * @throws FieldErrors for a wrong password, which counts as a try to sign in, and for the same as new; DomainError 429; LostRaceError
   */
  async changePassword(actor: StaffActor, { password, newPassword }: PasswordForm, whence: Whence): Promise<void> {
    const { accountId } = owner(actor);
    const found = await this.accounts.findWithHash(accountId);
    if (!found) throw new NotFoundError('account');
    const index = this.accounts.emailIndex(found.account.email);
    await this.guards.count(whence.ip, index);
    const { passwords } = this.guards;
    const right = await passwords.verify(found.passwordHash, password);
    if (!right && !(await passwords.verify(found.passwordHash, newPassword))) throw wrong('password', 'wrong_password');
    await this.guards.uncount(whence.ip, index);
    if (!right) return;
    if (password === newPassword) throw wrong('newPassword', 'same_password');
    const passwordHash = await passwords.hash(newPassword);
    await this.db.inTransaction((tx) =>
      tx.write(
        this.accounts.passwordChange(accountId, passwordHash, found.passwordHash),
        this.signIns.removalOfOthers(accountId, whence.secret),
        ...this.lines(actor, 'access.password-changed'),
      ),
    );
  }

  /** Ends every other sign-in of the account, everywhere within a second. @throws ForbiddenError for a program */
  async endOthers(actor: StaffActor, { secret }: Pick<Whence, 'secret'>): Promise<void> {
    const { accountId } = owner(actor);
    await this.db.inTransaction((tx) =>
      tx.write(this.signIns.removalOfOthers(accountId, secret), ...this.lines(actor, 'access.sign-ins-ended')),
    );
  }

  /** A line in the organisation for which somebody works; who works for none has no history. */
  private lines(actor: StaffActor, verb: string): Write[] {
    const { organisationId, accountId } = actor;
    if (organisationId === '') return [];
    return this.history.writes(actor, { organisationId, subject: { kind: 'account', id: accountId }, verb });
  }
}

function owner(actor: StaffActor): StaffActor {
  if (actor.via === 'token') throw new ForbiddenError('A token has no account of its own.');
  return actor;
}

const wrong = (field: string, code: string): FieldErrors => new FieldErrors([{ field, code, message: '' }]);
