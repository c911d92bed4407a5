// Compiles src into dist when dist is older.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMain } from './lib/main.mjs';
import { isAlive, until } from './lib/processes.mjs';
import { root } from './lib/root.mjs';

const stamp = join(root, 'dist/.sofra-built');
const lock = join(root, 'node_modules/.sofra-building');

/** One hash over everything that the compiled application depends on. */
function hashOfSources() {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const settings = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', '.swcrc'];
  for (const file of [...files, ...settings.map((name) => join(root, name))]) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const isCurrent = (hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

/** Two commands at once must not write dist at the same time: the second waits for the first. */
async function locked(work) {
  const take = () => {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return true;
    } catch {
      const pid = existsSync(join(lock, 'pid')) ? Number(readFileSync(join(lock, 'pid'), 'utf8')) : 0;
      if (pid && !isAlive(pid)) rmSync(lock, { recursive: true, force: true });
      return false;
    }
  };
  await until(take, 180, `another build seems to run; if none does, remove ${lock}`);
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Runs `nest build` when it is needed, without the type check, which is a part of the gate; throws with the compiler's words when that fails. */
export function build(log = console.error) {
  if (isCurrent(hashOfSources())) return Promise.resolve();
  return locked(() => {
    const hash = hashOfSources();
    if (isCurrent(hash)) return;
    log('Building ...');
    const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build', '--no-type-check'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
    writeFileSync(stamp, hash);
  });
}

runMain(import.meta.url, () => build());
