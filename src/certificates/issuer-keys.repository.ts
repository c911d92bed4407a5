import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import type { KeyStore, StoredKeys } from '../platform/credentials';
import { Database, isDuplicateKey } from '../platform/database';
import type { Sealed } from '../platform/secrets';
import { ISSUER_KEYS, type IssuerKeyRow } from './issuer-key.schema';

/** The stored keys of issuers. Of two processes that make the first pair at once, one wins. */
@Injectable()
export class IssuerKeysRepository implements KeyStore<Sealed> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async find(did: string): Promise<readonly StoredKeys<Sealed>[]> {
    const rows = await this.rows.find({ did }).sort({ number: -1 }).toArray();
    return rows.map((row) => ({ public: row.public, sealed: row.sealed }));
  }

  async add(did: string, keys: StoredKeys<Sealed>, known: number): Promise<void> {
    const number = known + 1;
    try {
      const row = { _id: `${did}#${number}`, did, number, ...keys, createdAt: this.clock.real() };
      await this.rows.insertOne(row);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private get rows() {
    return this.db.collection<IssuerKeyRow>(ISSUER_KEYS);
  }
}
