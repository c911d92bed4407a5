import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb';
import { LostRaceError } from '../../shared/domain-error';

/**
 * One write as data: pure code decides what is to be written, and a transaction writes it in bulk. `must` on an update says that a
 * document has to match, or the transaction ends with 409 lost_race.
 */
export type Write =
  | { readonly collection: string; readonly insert: Document & { _id: string } }
  | {
      readonly collection: string;
      readonly filter: Document;
      readonly update: Document | Document[];
      readonly must?: boolean;
      readonly upsert?: boolean;
      /** Every match, not only the first; not together with `must`. */
      readonly many?: boolean;
    }
  | { readonly collection: string; readonly remove: Document; readonly many?: boolean };

interface Collections {
  collection(name: string): Collection<Document & { _id: string }>;
}

/**
 * Makes the writes inside the session's transaction, grouped by collection, each group in its order by one bulk call.
 * @throws LostRaceError when an update marked `must` matched nothing
 */
export async function applyWrites(db: Collections, session: ClientSession, writes: readonly Write[]): Promise<void> {
  const groups = new Map<string, Write[]>();
  for (const write of writes) {
    const group = groups.get(write.collection);
    if (group) group.push(write);
    else groups.set(write.collection, [write]);
  }
  for (const [name, group] of groups) await applyGroup(db.collection(name), session, group);
}

/** Inserts alone go by insertMany, which costs about half of a bulk call's encoding. */
async function applyGroup(
  collection: Collection<Document & { _id: string }>,
  session: ClientSession,
  group: readonly Write[],
): Promise<void> {
  const inserts = group.flatMap((write) => ('insert' in write ? [write.insert] : []));
  if (inserts.length === group.length) {
    await collection.insertMany(inserts, { session, ordered: true });
    return;
  }
  const binding = group.filter((write) => 'filter' in write && write.must === true);
  if (binding.length === group.length || binding.length === 0) {
    const result = await collection.bulkWrite(group.map(operation), { session, ordered: true });
    if (result.matchedCount < binding.length) throw new LostRaceError();
    return;
  }
  for (const write of group) {
    const result = await collection.bulkWrite([operation(write)], { session, ordered: true });
    if ('filter' in write && write.must === true && result.matchedCount === 0) throw new LostRaceError();
  }
}

function operation(write: Write): AnyBulkWriteOperation<Document & { _id: string }> {
  if ('insert' in write) return { insertOne: { document: write.insert } };
  if ('remove' in write)
    return write.many ? { deleteMany: { filter: write.remove } } : { deleteOne: { filter: write.remove } };
  if (write.many) return { updateMany: { filter: write.filter, update: write.update } };
  return { updateOne: { filter: write.filter, update: write.update, upsert: write.upsert ?? false } };
}
