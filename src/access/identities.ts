import { Injectable } from '@nestjs/common';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { type Grant, type Identity, memberships } from './account';
import { AccountsRepository } from './accounts.repository';
import { hashBearer, TOKEN_PREFIX } from './bearer';
import { SignInsRepository } from './sign-ins.repository';

const KEPT_MILLISECONDS = 1_000;
/** When a token was last used is told to the minute. */
const USED_MILLISECONDS = 60_000;
const MOST_KEPT = 2_000;

interface Kept {
  readonly identity: Promise<Identity | null>;
  readonly until: number;
}

/** Finds who is behind a cookie or a token. What it found counts for a second, so that a burst of requests asks MongoDB once. */
@Injectable()
export class Identities {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly signIns: SignInsRepository,
    private readonly accounts: AccountsRepository,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** The account of a sign-in's cookie; null when it is unknown, over, or the account is disabled. */
  ofSignIn(secret: string): Promise<Identity | null> {
    const hash = hashBearer(secret);
    return this.keep(hash, () => this.readSignIn(hash));
  }

  /** The organisation and role of an API token; null when it is unknown or revoked, or the organisation is closed. */
  ofToken(token: string): Promise<Identity | null> {
    if (!token.startsWith(TOKEN_PREFIX)) return Promise.resolve(null);
    const hash = hashBearer(token);
    return this.keep(hash, () => this.readToken(hash));
  }

  /** The same for an account by id, read afresh. */
  async ofAccount(accountId: string): Promise<Identity | null> {
    const [account, grants] = await Promise.all([this.accounts.find(accountId), this.accounts.listGrantsOf(accountId)]);
    if (!account || account.disabled) return null;
    return { accountId, name: account.name, via: 'sign-in', memberships: await this.memberships(grants) };
  }

  /** Makes this process ask again. */
  forget(secret: string): void {
    this.kept.delete(hashBearer(secret));
  }

  private keep(hash: string, read: () => Promise<Identity | null>): Promise<Identity | null> {
    const now = this.clock.real().getTime();
    const known = this.kept.get(hash);
    if (known && known.until > now) return known.identity;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const kept = { identity: read(), until: now + KEPT_MILLISECONDS };
    this.kept.set(hash, kept);
    kept.identity.catch(() => this.kept.delete(hash));
    return kept.identity;
  }

  private async readSignIn(hash: string): Promise<Identity | null> {
    const signIn = await this.signIns.find(hash, this.clock.real());
    if (!signIn) return null;
    const identity = await this.ofAccount(signIn.accountId);
    return identity && { ...identity, chosen: signIn.organisationId };
  }

  private async readToken(hash: string): Promise<Identity | null> {
    const token = await this.signIns.findToken(hash);
    if (!token) return null;
    const now = this.clock.real();
    if (!token.used || now.getTime() - token.used.getTime() > USED_MILLISECONDS)
      await this.signIns.touchToken(token._id, now);
    const { _id: accountId, name, organisationId, role } = token;
    const own = await this.memberships([{ accountId, organisationId, role }]);
    return own.length === 0 ? null : { accountId, name, via: 'token', memberships: own };
  }

  private async memberships(grants: readonly Grant[]) {
    return memberships(grants, await this.organisations.list());
  }
}
