// Installs the packages of the lock file when they are missing or older than it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMain } from './lib/main.mjs';
import { root } from './lib/root.mjs';

const lock = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.sofra-installed');
/** npm's own note of what it installed last. */
const installed = join(root, 'node_modules/.package-lock.json');

function isCurrent(hash) {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === hash;
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** Runs `npm ci` when it is needed; throws when that fails. */
export function install(log = console.error) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node.js 20.19 or later is needed; this is ${process.version}`);
  }
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (!isCurrent(hash)) {
    log('Installing packages (npm ci) ...');
    // No package needs its install script here: what is native comes built.
    const args = [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    // Options of an npm that runs this script must not reach the one that it starts.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(cache|registry))/i.test(name)),
    );
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`npm ci failed.\n${stdout ?? ''}${stderr ?? ''}`);
  }
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) writeFileSync(stamp, hash);
}

runMain(import.meta.url, async () => install());
