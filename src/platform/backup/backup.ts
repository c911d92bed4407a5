import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, rename, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BSON, type ClientSession } from 'mongodb';
import type { Database } from '../database';
import { filesBeside, type Foot, type Head, LEFT_OUT } from './format';

const { EJSON } = BSON;

/** How many documents of each collection were written, and whether there were files. */
export interface BackupReport {
  readonly counts: Readonly<Record<string, number>>;
  readonly files: boolean;
}

/**
 * Writes every document, as of one moment, to a gzip file of Extended JSON lines, and copies the stored files beside it. The file gets
 * its name once it is whole. Sealed fields stay sealed: keep the keys apart from the backup, and keep them.
 */
export async function backup(db: Database, filesFolder: string, file: string, at: Date): Promise<BackupReport> {
  const gzip = createGzip();
  const aside = `${file}.partial`;
  const writing = pipeline(gzip, createWriteStream(aside, { mode: 0o600 }));
  const write = async (line: string): Promise<void> => {
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
  };
  const head: Head = { sofra: 'backup', version: 1, at: at.toISOString() };
  const counts: Record<string, number> = {};
  await db.client.withSession({ snapshot: true }, async (session) => {
    await write(JSON.stringify(head));
    for (const name of await collections(db)) counts[name] = await dump(db, session, name, write);
    await write(JSON.stringify({ counts } satisfies Foot));
  });
  gzip.end();
  await writing;
  const files = await isFolder(filesFolder);
  if (files) await cp(filesFolder, filesBeside(file), { recursive: true });
  await rename(aside, file);
  return { counts, files };
}

async function collections(db: Database): Promise<string[]> {
  const all = await db.client.db(db.connection.name).listCollections({}, { nameOnly: true }).toArray();
  const names = all.map(({ name }) => name).filter((name) => !name.startsWith('system.') && !LEFT_OUT.has(name));
  return names.sort();
}

/** Values are not promoted to JavaScript's, so that a number keeps its width. */
async function dump(
  db: Database,
  session: ClientSession,
  name: string,
  write: (line: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  for await (const document of db.collection(name).find({}, { session, promoteValues: false, batchSize: 500 })) {
    await write(`{"c":${JSON.stringify(name)},"d":${EJSON.stringify(document, { relaxed: false })}}`);
    count += 1;
  }
  return count;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
