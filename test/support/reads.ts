import type { TestApp } from './app';

/** What one query of a collection cost. */
export interface Read {
  readonly collection: string;
  /** Documents that were looked at. */
  readonly examined: number;
  /** Bytes of the answer. */
  readonly bytes: number;
}

interface ProfileRow {
  readonly ns: string;
  readonly docsExamined?: number;
  readonly responseLength?: number;
}

/** The queries that the database answers during some work, as its own profiler tells. */
export async function readsDuring(app: TestApp, work: () => Promise<unknown>): Promise<Read[]> {
  const db = app.db.connection.db;
  if (!db) throw new Error('not connected');
  const rows = db.collection<ProfileRow>('system.profile');
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const found = await rows.find({ op: { $in: ['query', 'command', 'getmore'] } }).toArray();
  await rows.drop();
  return found.map(({ ns, docsExamined = 0, responseLength = 0 }) => ({
    collection: ns.split('.').slice(1).join('.'),
    examined: docsExamined,
    bytes: responseLength,
  }));
}

/** Stores copies of a document, each with an id of its own and what else differs. */
export async function copies(
  app: TestApp,
  collection: string,
  of: { readonly _id: string },
  count: number,
  differing: (at: number) => object,
): Promise<void> {
  const rows = app.db.collection<{ _id: string }>(collection);
  const row = await rows.findOne(of);
  if (!row) throw new Error(`${collection} has no such document`);
  await rows.insertMany(
    Array.from({ length: count }, (_, at) => ({ ...row, ...differing(at), _id: `${of._id}-${at}` })),
  );
}
