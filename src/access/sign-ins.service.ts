import { Injectable } from '@nestjs/common';
import { DomainError } from '../shared/domain-error';
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
   * @throws DomainError 401 wrong_sign_in, 429 too_many_requests
   */
  async begin({ email, password }: SignInForm, from: string, formerSecret?: string): Promise<SignedIn> {
    const index = this.accounts.emailIndex(email);
    await this.guards.count(from, index);
    const found = await this.accounts.findForSignIn(email);
    const right = await this.guards.passwords.verify(found?.passwordHash, password);
    if (!found || !right || found.account.disabled) {
      throw new DomainError('wrong_sign_in', 401, 'This address and this password do not belong together.');
    }
    await this.guards.uncount(from, index);
    const secret = newSignInSecret();
    const at = this.clock.real();
    const expires = new Date(at.getTime() + SIGN_IN_SECONDS * 1000);
    await this.db.inTransaction((tx) =>
      tx.write(
        ...(formerSecret === undefined ? [] : [this.repository.removal(hashBearer(formerSecret))]),
        this.repository.insertion({ _id: hashBearer(secret), accountId: found.account.id, at, expires }),
      ),
    );
    if (formerSecret !== undefined) this.identities.forget(formerSecret);
    const identity = await this.identities.ofSignIn(secret);
    if (!identity) throw new DomainError('wrong_sign_in', 401);
    return { secret, identity };
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
