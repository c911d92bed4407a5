import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import { SIGN_INS, type SignInRow, type TokenRow, TOKENS } from './sign-in.schema';

/** Every query for sign-ins and API tokens. */
@Injectable()
export class SignInsRepository {
  constructor(private readonly db: Database) {}

  insertion(row: SignInRow): Write {
    return { collection: SIGN_INS, insert: row };
  }

  removal(hash: string): Write {
    return { collection: SIGN_INS, remove: { _id: hash } };
  }

  /** All but the one that is kept, if any. */
  removalOfAll(accountId: string, kept?: string): Write {
    const remove = { accountId, ...(kept === undefined ? {} : { _id: { $ne: kept } }) };
    return { collection: SIGN_INS, remove, many: true };
  }

  /** One that is not over. */
  async find(hash: string, now: Date): Promise<SignInRow | null> {
    return this.db.collection<SignInRow>(SIGN_INS).findOne({ _id: hash, expires: { $gt: now } });
  }

  /** Those of an account that are not over, the newest first. */
  async listOf(accountId: string, now: Date): Promise<SignInRow[]> {
    const rows = this.db.collection<SignInRow>(SIGN_INS).find({ accountId, expires: { $gt: now } });
    return rows.sort({ at: -1, _id: 1 }).toArray();
  }

  tokenInsertion(row: TokenRow): Write {
    return { collection: TOKENS, insert: row };
  }

  tokenRevocation(organisationId: string, id: string, revoked: Date): Write {
    const filter = { _id: id, organisationId, revoked: { $exists: false } };
    return { collection: TOKENS, filter, update: { $set: { revoked } }, must: true };
  }

  /** Ends all that somebody made, for one organisation or for all. */
  tokensRevocation(made: { createdBy: string; organisationId?: string }, revoked: Date): Write {
    const filter = { ...made, revoked: { $exists: false } };
    return { collection: TOKENS, filter, update: { $set: { revoked } }, many: true };
  }

  /** A program came with it. */
  async touchToken(id: string, used: Date): Promise<void> {
    await this.db.collection<TokenRow>(TOKENS).updateOne({ _id: id }, { $set: { used } });
  }

  /** One that was not revoked. */
  async findToken(hash: string): Promise<TokenRow | null> {
    return this.db.collection<TokenRow>(TOKENS).findOne({ hash, revoked: { $exists: false } });
  }

  async listTokens(organisationId: string): Promise<TokenRow[]> {
    return this.db.collection<TokenRow>(TOKENS).find({ organisationId }).sort({ _id: -1 }).toArray();
  }
}
