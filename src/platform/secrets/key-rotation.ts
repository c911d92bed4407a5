import type { Document } from 'mongodb';
import type { Database } from '../database';
import type { SealedFields } from './sealed-fields';
import { type Sealed, Vault } from './vault';

const BATCH = 200;
/** key id . nonce of 12 bytes . text and tag */
const SEALED = /^[\w-]+\.[\w-]{16}\.[\w-]{22,}$/;

/** Seals again, under the newest key, whatever is still under an older one. It can be stopped and begun again at any time. */
export class KeyRotation {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly sealed: SealedFields,
  ) {}

  /** @returns how many texts were sealed again, by collection */
  async run(): Promise<Record<string, number>> {
    const done: Record<string, number> = {};
    for (const [collection, fields] of this.sealed.all()) done[collection] = await this.rotate(collection, fields);
    return done;
  }

  private async rotate(collection: string, fields: readonly string[]): Promise<number> {
    const projection = Object.fromEntries(fields.map((field) => [field, 1]));
    let count = 0;
    let updates: { updateOne: { filter: Document; update: Document } }[] = [];
    const flush = async (): Promise<void> => {
      if (updates.length === 0) return;
      const result = await this.db.collection(collection).bulkWrite(updates, { ordered: false });
      count += result.modifiedCount;
      updates = [];
    };
    for await (const { _id, ...document } of this.db.collection(collection).find({}).project<Document>(projection)) {
      for (const [path, old] of this.stale(document, '')) {
        // The old text in the filter: what somebody changes at the same moment is new already.
        updates.push({
          updateOne: { filter: { _id: _id as string, [path]: old }, update: { $set: { [path]: this.reseal(old) } } },
        });
      }
      if (updates.length >= BATCH) await flush();
    }
    await flush();
    return count;
  }

  private reseal(old: Sealed): Sealed {
    return this.vault.seal(this.vault.open(old));
  }

  /** Each sealed text inside that is not under the newest key, with its path. */
  private stale(value: unknown, path: string): [string, Sealed][] {
    if (typeof value === 'string') {
      const sealed = value as Sealed;
      return SEALED.test(value) && !this.vault.isCurrent(sealed) ? [[path, sealed]] : [];
    }
    if (typeof value !== 'object' || value === null || value instanceof Date) return [];
    return Object.entries(value).flatMap(([key, child]) => this.stale(child, path === '' ? key : `${path}.${key}`));
  }
}
