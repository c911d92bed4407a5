import { Injectable } from '@nestjs/common';
import { DomainError, LostRaceError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import type { Identity } from './account';
import { AccountsRepository } from './accounts.repository';
import type { SignInForm } from './access.forms';
import { hashBearer, newSignInSecret } from './bearer';
import { Identities } from './identities';
import { SignInGuards } from './sign-in-guards';
import { SignInsRepository } from './sign-ins.repository';

/** How long a sign-in lasts, whatever is done with it. */
export const SIGN_IN_SECONDS = 7 * 24 * 3600;

/** A new sign-in: what the cookie holds, and whose it is. */
export interface SignedIn {
  readonly secret: string;
  readonly identity: Identity;
}

/** The password was right, and a code of the account's app is asked for. */
export class CodeNeededError extends DomainError {
  constructor(readonly ticket: string) {
    super('code_needed', 401, 'This account asks for a code too. Send it with address and password.');
  }
}

/** Signs people in and out. Sign-ins lie in MongoDB and follow real time. */
@Injectable()
export class SignIns {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsRepository,
    private readonly repository: SignInsRepository,
    private readonly identities: Identities,
    private readonly guards: SignInGuards,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks address and password, and begins a new sign-in in place of the one that the browser had. The answer for an unknown address
   * is that for a wrong password, and takes as long.
   * @throws DomainError 401 wrong_sign_in, wrong_code, 429 too_many_requests; CodeNeededError where a code is asked for and none came
   */
  async begin({ email, password, code }: SignInForm, from: string, formerSecret?: string): Promise<SignedIn> {
    const index = this.accounts.emailIndex(email);
    await this.guards.count(from, index);
    const found = await this.accounts.findForSignIn(email);
    const right = await this.guards.passwords.verify(found?.passwordHash, password);
    if (!found || !right || found.account.disabled) {
      throw new DomainError('wrong_sign_in', 401, 'This address and this password do not belong together.');
    }
    return this.afterCode(found.account.id, code, { from, index, former: formerSecret });
  }

  /**
   * Goes on where the password was right and the code came after it.
   * @throws DomainError 401 wrong_code, wrong_sign_in for a ticket that is over, 429
   */
  async finish(ticket: string, code: string, from: string, former?: string): Promise<SignedIn> {
    const accountId = this.guards.steps.whoPassed(ticket);
    const account = accountId === null ? null : await this.accounts.find(accountId);
    if (!account || account.disabled) throw new DomainError('wrong_sign_in', 401, 'Begin again with the password.');
    const index = this.accounts.emailIndex(account.email);
    await this.guards.count(from, index);
    return this.afterCode(account.id, code, { from, index, former });
  }

  private async afterCode(
    accountId: string,
    code: string | undefined,
    { from, index, former }: { readonly from: string; readonly index: string; readonly former: string | undefined },
  ): Promise<SignedIn> {
    const answer = await this.guards.steps.look(accountId, code);
    // A wrong code stays counted as a try.
    if (answer.kind === 'wrong') throw wrongCode();
    await this.guards.uncount(from, index);
    if (answer.kind === 'needed') throw new CodeNeededError(this.guards.steps.passed(accountId));
    try {
      return await this.open(accountId, { former, more: answer.kind === 'right' ? answer.writes : [] });
    } catch (error) {
      // The same code came twice at the same moment: it counts once.
      if (error instanceof LostRaceError) throw wrongCode();
      throw error;
    }
  }

  /** A new sign-in of an account that has shown who it is, in place of the one that the browser had. @throws DomainError 401 */
  async open(
    accountId: string,
    {
      former,
      organisationId,
      more = [],
    }: { readonly former?: string | undefined; readonly organisationId?: string; readonly more?: readonly Write[] },
  ): Promise<SignedIn> {
    const secret = newSignInSecret();
    const at = this.clock.real();
    const expires = new Date(at.getTime() + SIGN_IN_SECONDS * 1000);
    const row = { _id: hashBearer(secret), accountId, at, expires, ...(organisationId ? { organisationId } : {}) };
    await this.db.inTransaction((tx) =>
      tx.write(
        ...more,
        ...(former === undefined ? [] : [this.repository.removal(hashBearer(former))]),
        this.repository.insertion(row),
      ),
    );
    if (former !== undefined) this.identities.forget(former);
    const identity = await this.identities.ofSignIn(secret);
    if (!identity) throw new DomainError('wrong_sign_in', 401);
    return { secret, identity };
  }

  /**
   * Works for another of the account's organisations from now on, in this sign-in. It goes on under another secret, so that no process
   * remembers what was chosen before.
   * @throws NotFoundError for an organisation in which the account has no role, DomainError 401
   */
  async choose(secret: string, idOrSlug: string): Promise<SignedIn> {
    const row = await this.repository.find(hashBearer(secret), this.clock.real());
    const identity = row && (await this.identities.ofAccount(row.accountId));
    if (!identity) throw new DomainError('not_signed_in', 401);
    const here = identity.memberships.find(({ organisation: { id, slug } }) => id === idOrSlug || slug === idOrSlug);
    if (!here) throw new NotFoundError('organisation');
    const fresh = newSignInSecret();
    const chosen = here.organisation.id;
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.removal(row._id),
        this.repository.insertion({ ...row, _id: hashBearer(fresh), organisationId: chosen }),
      ),
    );
    this.identities.forget(secret);
    return { secret: fresh, identity: { ...identity, chosen } };
  }

  /** When each sign-in of an account that is not over began, the newest first; `current` is the one with this secret. */
  async listOf(accountId: string, secret?: string): Promise<{ at: Date; current: boolean }[]> {
    const own = secret === undefined ? undefined : hashBearer(secret);
    const rows = await this.repository.listOf(accountId, this.clock.real());
    return rows.map(({ _id, at }) => ({ at, current: _id === own }));
  }

  /** Ends every sign-in of an account but the one with this secret. */
  removalOfOthers(accountId: string, secret?: string): Write {
    return this.repository.removalOfAll(accountId, secret === undefined ? undefined : hashBearer(secret));
  }

  /** Ends a sign-in; ending it again changes nothing. */
  async end(secret: string): Promise<void> {
    await this.db.inTransaction((tx) => tx.write(this.repository.removal(hashBearer(secret))));
    this.identities.forget(secret);
  }
}

const wrongCode = (): DomainError => new DomainError('wrong_code', 401, 'This code is not right, or was used.');
