import { Injectable } from '@nestjs/common';
import { type Limit, RateLimits } from '../platform/http';
import { Passwords } from '../platform/passwords';
import { SecondSteps } from './second-steps.service';

/** Only tries that fail count: a whole office may sign in by one address. */
const BY_ADDRESS: Limit = { name: 'sign-in-address', points: 60, seconds: 900 };
const BY_ADDRESS_AND_ACCOUNT: Limit = { name: 'sign-in', points: 10, seconds: 900 };
const BY_ACCOUNT: Limit = { name: 'sign-in-account', points: 100, seconds: 3600 };

/** Every asking counts, of an address without an account too. */
const LINK_BY_ADDRESS: Limit = { name: 'password-link-address', points: 30, seconds: 3600 };
const LINK_BY_ACCOUNT: Limit = { name: 'password-link', points: 3, seconds: 3600 };

/** What stands before an account: the count of tries, the slow check of the password, and the code after it. */
@Injectable()
export class SignInGuards {
  constructor(
    private readonly limits: RateLimits,
    readonly passwords: Passwords,
    readonly steps: SecondSteps,
  ) {}

  /** @throws DomainError 429 */
  async count(from: string, account: string): Promise<void> {
    for (const [limit, key] of this.keys(from, account)) await this.limits.take(limit, key);
  }

  /** A sign-in that went well was no try. */
  async uncount(from: string, account: string): Promise<void> {
    for (const [limit, key] of this.keys(from, account)) await this.limits.giveBack(limit, key);
  }

  /** Counts who asks for a link to a new password. @throws DomainError 429 */
  async countLink(from: string, account: string): Promise<void> {
    await this.limits.take(LINK_BY_ADDRESS, from);
    await this.limits.take(LINK_BY_ACCOUNT, account);
  }

  private keys(from: string, account: string): [Limit, string][] {
    return [
      [BY_ADDRESS_AND_ACCOUNT, `${from} ${account}`],
      [BY_ADDRESS, from],
      [BY_ACCOUNT, account],
    ];
  }
}
