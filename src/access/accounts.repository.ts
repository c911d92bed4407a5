import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { derivedId } from '../shared/ids';
import { emailKey } from '../people';
import { Database, type Write } from '../platform/database';
import { Vault } from '../platform/secrets';
import type { Account, Grant } from './account';
import { ACCOUNTS, type AccountRow, type GrantRow, GRANTS } from './account.schema';

/** Every query for accounts and grants. */
@Injectable()
export class AccountsRepository {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  insertion(account: Account, passwordHash: string, createdAt: Date): Write {
    const row: AccountRow = {
      _id: account.id,
      email: this.vault.seal(account.email),
      emailIndex: this.emailIndex(account.email),
      name: this.vault.seal(account.name),
      passwordHash,
      ...(account.language ? { language: account.language } : {}),
      createdAt,
    };
    return { collection: ACCOUNTS, insert: row };
  }

  /** With the hash until now, only while it is that one. */
  passwordChange(accountId: string, passwordHash: string, former?: string): Write {
    const filter = { _id: accountId, ...(former === undefined ? {} : { passwordHash: former }) };
    return { collection: ACCOUNTS, filter, update: { $set: { passwordHash } }, must: true };
  }

  disabling(accountId: string, disabled: Date): Write {
    return { collection: ACCOUNTS, filter: { _id: accountId }, update: { $set: { disabled } }, must: true };
  }

  /** Written again, it changes nothing. */
  grantInsertion(grant: Grant, createdAt: Date): Write {
    const { scope, ...parts } = grant;
    return {
      collection: GRANTS,
      filter: { _id: grantId(grant) },
      update: {
        $setOnInsert: { ...parts, ...(scope ? { scope: { kind: scope.kind, id: scope.id } } : {}), createdAt },
      },
      upsert: true,
    };
  }

  /** Makes sure that a grant stays: whoever takes it away at the same moment loses the race, or this does. */
  grantKeeping(grant: Grant): Write {
    return { collection: GRANTS, filter: { _id: grantId(grant) }, update: { $inc: { kept: 1 } }, must: true };
  }

  grantRemoval(grant: Grant): Write {
    return { collection: GRANTS, remove: { _id: grantId(grant) } };
  }

  async find(id: string): Promise<Account | null> {
    const row = await this.accounts.findOne({ _id: id });
    return row && this.open(row);
  }

  /** The account whose address has this index. */
  async findByIndex(emailIndex: string): Promise<Account | null> {
    const row = await this.accounts.findOne({ emailIndex });
    return row && this.open(row);
  }

  /** The account of an address with its password's hash. */
  findForSignIn(email: string): Promise<{ account: Account; passwordHash: string } | null> {
    return this.withHash({ emailIndex: this.emailIndex(email) });
  }

  /** An account with its password's hash. */
  findWithHash(id: string): Promise<{ account: Account; passwordHash: string } | null> {
    return this.withHash({ _id: id });
  }

  async list(ids: readonly string[]): Promise<Account[]> {
    if (ids.length === 0) return [];
    const rows = await this.accounts.find({ _id: { $in: [...ids] } }).toArray();
    return rows.map((row) => this.open(row));
  }

  /** The oldest first. */
  listGrantsOf(accountId: string): Promise<Grant[]> {
    return this.listGrants({ accountId });
  }

  listGrantsIn(organisationId: string): Promise<Grant[]> {
    return this.listGrants({ organisationId });
  }

  /** Grants whose account is not there. */
  async listLooseGrants(): Promise<string[]> {
    const rows = await this.grants
      .aggregate<{ _id: string }>([
        { $lookup: { from: ACCOUNTS, localField: 'accountId', foreignField: '_id', as: 'account' } },
        { $match: { account: [] } },
        { $project: { _id: 1 } },
      ])
      .toArray();
    return rows.map((row) => row._id);
  }

  /** The organisations in which somebody has a role. */
  listGrantedOrganisations(): Promise<string[]> {
    return this.grants.distinct('organisationId');
  }

  /** By which an address is found, and by which its tries are counted. */
  emailIndex(email: string): string {
    return this.vault.blindIndex('account-email', emailKey(email));
  }

  private async listGrants(filter: Filter<GrantRow>): Promise<Grant[]> {
    const rows = await this.grants.find(filter).sort({ createdAt: 1, _id: 1 }).toArray();
    return rows.map(({ _id: _, createdAt: __, kept: ___, ...grant }) => grant);
  }

  private async withHash(filter: Filter<AccountRow>): Promise<{ account: Account; passwordHash: string } | null> {
    const row = await this.accounts.findOne(filter);
    return row && { account: this.open(row), passwordHash: row.passwordHash };
  }

  private open(row: AccountRow): Account {
    return {
      id: row._id,
      name: this.vault.open(row.name),
      email: this.vault.open(row.email),
      ...(row.language ? { language: row.language } : {}),
      ...(row.disabled ? { disabled: row.disabled } : {}),
    };
  }

  private get accounts() {
    return this.db.collection<AccountRow>(ACCOUNTS);
  }

  private get grants() {
    return this.db.collection<GrantRow>(GRANTS);
  }
}

function grantId({ accountId, organisationId, role, scope }: Grant): string {
  return derivedId('grant', [accountId, organisationId, role, scope?.kind ?? '', scope?.id ?? ''].join(' '));
}
