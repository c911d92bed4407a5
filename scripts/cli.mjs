// The command line of the product: on the database of MONGODB_URI, or without it on that of the demo that runs here.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { environmentOf } from './lib/environment.mjs';
import { runMain } from './lib/main.mjs';
import { guard } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { findRun } from './lib/run-file.mjs';

const HOW = 'No demo runs here. Start one by npm run demo, or set MONGODB_URI (see .env.example).';

function environment() {
  if (process.env.MONGODB_URI) {
    const keys = join(resolve(root, process.env.DATA_DIR || '.data'), 'keys');
    const kept = !process.env.SECRET_KEYS && existsSync(keys) && { SECRET_KEYS: readFileSync(keys, 'utf8').trim() };
    return { ...process.env, ...kept };
  }
  const run = findRun();
  if (!run) throw new Error(HOW);
  return environmentOf(run);
}

async function main(argv) {
  const env = { LOG_LEVEL: 'error', ...environment() };
  install();
  await build();
  const args = [join(root, 'dist/cli.js'), ...argv];
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  guard(child.pid);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? 1));
  });
}

runMain(import.meta.url, main);
