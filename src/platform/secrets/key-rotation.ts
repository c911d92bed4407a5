import type { Document } from 'mongodb';
import type { Database } from '../database';
import { type Sealed, Vault } from './vault';

const BATCH = 200;

/**
 * Seals again, under the newest key, whatever is still under an older one. It looks through every collection, so that no field can be
 * forgotten; it can be stopped and begun again at any time.
 */
export class KeyRotation {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** @returns how many texts were sealed again, by collection */
  async run(): Promise<Record<string, number>> {
    const all = await this.db.client.db(this.db.connection.name).listCollections({}, { nameOnly: true }).toArray();
    const names = all.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
    const done: Record<string, number> = {};
    for (const name of names.sort()) done[name] = await this.rotate(name);
    return done;
  }

  private async rotate(collection: string): Promise<number> {
    let count = 0;
    let updates: { updateOne: { filter: Document; update: Document } }[] = [];
    const flush = async (): Promise<void> => {
      if (updates.length === 0) return;
      const result = await this.db.collection(collection).bulkWrite(updates, { ordered: false });
      count += result.modifiedCount;
      updates = [];
    };
    for await (const { _id, ...document } of this.db.collection(collection).find({})) {
      for (const [path, old] of this.stale(document, '')) {
        const fresh = this.reseal(old);
        // The old text in the filter: what somebody changes at the same moment is new already.
        if (fresh) updates.push({ updateOne: { filter: { _id, [path]: old }, update: { $set: { [path]: fresh } } } });
      }
      if (updates.length >= BATCH) await flush();
    }
    await flush();
    return count;
  }

  /** Undefined for a text that only looks sealed. */
  private reseal(old: Sealed): Sealed | undefined {
    try {
      return this.vault.seal(this.vault.open(old));
    } catch {
      return undefined;
    }
  }

  /** Each sealed text inside that is not under the newest key, with its path. */
  private stale(value: unknown, path: string): [string, Sealed][] {
    if (typeof value === 'string')
      return this.vault.isSealed(value) && !this.vault.isCurrent(value) ? [[path, value]] : [];
    if (typeof value !== 'object' || value === null || !(Array.isArray(value) || isPlain(value))) return [];
    return Object.entries(value).flatMap(([key, child]) => this.stale(child, path === '' ? key : `${path}.${key}`));
  }
}

/** A document inside a document; dates, bytes and the like hold no text. */
const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;
