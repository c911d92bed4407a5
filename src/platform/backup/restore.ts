import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { BSON, type Document } from 'mongodb';
import type { Database } from '../database';
import type { Files } from '../files';
import type { BackupReport } from './backup';
import { filesBeside, type Foot, type Head, LEFT_OUT, type Line } from './format';

const { EJSON } = BSON;
const BATCH = 500;

/** Collections that a fresh installation fills by itself; a backup's take their place. */
const MADE_BY_ITSELF: ReadonlySet<string> = new Set(['migrations', 'clock', ...LEFT_OUT]);

/** Why a backup can't be restored, in words for whoever runs the installation. */
export class BackupError extends Error {}

/**
 * Puts a backup into an empty database, and its files into the store. The whole backup is read once before anything is written, so one
 * that was cut short or is none changes nothing.
 * @throws BackupError when the database is not empty, or the backup is not whole
 */
export async function restore(db: Database, files: Files, file: string): Promise<BackupReport> {
  const counts = await check(file);
  await assertEmpty(db);
  for (const name of MADE_BY_ITSELF) await db.collection(name).deleteMany({});
  const batches = new Map<string, Document[]>();
  const flush = async (name: string): Promise<void> => {
    const documents = batches.get(name) ?? [];
    if (documents.length > 0) await db.collection(name).insertMany(documents as never, { ordered: false });
    batches.delete(name);
  };
  for await (const line of lines(file)) {
    if (!line.startsWith('{"c":')) continue;
    const { c: name, d: document } = EJSON.parse(line, { relaxed: false }) as unknown as { c: string; d: Document };
    const batch = batches.get(name) ?? [];
    batches.set(name, batch);
    batch.push(document);
    if (batch.length >= BATCH) await flush(name);
  }
  for (const name of [...batches.keys()]) await flush(name);
  return { counts, files: await restoreFiles(files, filesBeside(file)) };
}

/** Counts the lines and compares with what the last one says. */
async function check(file: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  let head: Partial<Head> | undefined;
  let foot: Partial<Foot> | undefined;
  try {
    for await (const line of lines(file)) {
      if (!head) head = JSON.parse(line) as Partial<Head>;
      else if (line.startsWith('{"c":')) {
        const { c } = JSON.parse(line) as Line;
        counts[c] = (counts[c] ?? 0) + 1;
      } else foot = JSON.parse(line) as Partial<Foot>;
    }
  } catch (error) {
    throw new BackupError(`This file can't be read as a backup: ${(error as Error).message}`);
  }
  if (head?.sofra !== 'backup' || head.version !== 1) throw new BackupError('This file is no backup of this product.');
  if (!foot?.counts) throw new BackupError('This backup was cut short.');
  const wrong = Object.entries(foot.counts).filter(([name, count]) => (counts[name] ?? 0) !== count);
  if (wrong.length > 0) throw new BackupError(`This backup is not whole: ${wrong.map(([name]) => name).join(', ')}.`);
  return foot.counts;
}

async function assertEmpty(db: Database): Promise<void> {
  const all = await db.client.db(db.connection.name).listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of all) {
    if (MADE_BY_ITSELF.has(name) || name.startsWith('system.')) continue;
    if (await db.collection(name).findOne({})) {
      throw new BackupError(`The database is not empty (there is something in ${name}). Restore into a new one.`);
    }
  }
}

/** Each file is named by its SHA-256; one whose bytes say otherwise ends the restore. */
async function restoreFiles(files: Files, folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile() && /^[0-9a-f]{64}$/.test(one.name))) {
    const hash = await files.put(await readFile(join(entry.parentPath, entry.name)));
    if (hash !== entry.name) throw new BackupError(`The file ${entry.name} of this backup was changed.`);
  }
  return entries.length > 0;
}

async function* lines(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const unpacked = input.pipe(createGunzip());
  input.on('error', (error) => unpacked.destroy(error));
  for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) if (line !== '') yield line;
}
