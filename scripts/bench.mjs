// Measured work: runs bench/<name>.mjs against the demo that runs here, or against one of its own on throw-away data.
//
//   npm run bench                  all of them
//   npm run bench -- seats pages   these
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { environmentOf } from './lib/environment.mjs';
import { runMain } from './lib/main.mjs';
import { freeWebPort, guard, onSignals } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { claim, findRun, unclaim, writeRun } from './lib/run-file.mjs';
import { throwAway } from './services.mjs';

const folder = join(root, 'bench');

function choose(names) {
  const known = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mjs')) : [];
  const all = known.map((name) => name.slice(0, -'.mjs'.length)).sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown) throw new Error(`No bench ${unknown}. There are: ${all.join(', ') || 'none'}.`);
  return names.length > 0 ? names : all;
}

/** A running demo that doesn't limit rates, or null. */
function runningDemo() {
  const run = process.env.MONGODB_URI ? null : findRun();
  if (run && run.rateLimits !== 'off') {
    console.log('The demo that runs here limits rates (RATE_LIMITS), so the bench starts one of its own.');
    return null;
  }
  return run;
}

/** A stack on throw-away data, and the call that ends it. */
async function ownDemo() {
  const { Stack } = await import('./lib/stack.mjs');
  const { startMailSink } = await import('../bench/lib/mail-sink.mjs');
  const { folder: data, remove } = throwAway();
  const mails = join(data, 'mails.jsonl');
  const sink = await startMailSink(mails);
  const env = { RATE_LIMITS: 'off', LOG_LEVEL: process.env.LOG_LEVEL || 'warn', SMTP_URL: sink.url };
  const onChange = () => ready && writeRun(data, stack.describe());
  const stack = new Stack({ data, port: await freeWebPort(3100), env, log: console.log, onChange });
  let ready = false;
  const end = async () => {
    await stack.stop();
    await sink.close();
    unclaim(data);
    remove();
  };
  onSignals(end);
  claim(data, { remember: false });
  try {
    await stack.start();
  } catch (error) {
    await end();
    throw error;
  }
  ready = true;
  writeRun(data, stack.describe());
  return { run: stack.describe(), mails, end };
}

function runOne(name, run, mails) {
  const env = {
    ...environmentOf(run),
    RATE_LIMITS: 'off',
    SOFRA_URL: run.url,
    SOFRA_RUN: join(run.data, 'run.json'),
    ...(mails ? { SOFRA_MAILS: mails } : {}),
  };
  const child = spawn(process.execPath, [join(folder, `${name}.mjs`)], { stdio: 'inherit', cwd: root, env });
  guard(child.pid);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? 1));
  });
}

async function main(argv) {
  const names = choose(argv);
  install();
  await build();
  const running = runningDemo();
  const { run, mails, end } = running ? { run: running, end: async () => {} } : await ownDemo();
  let failed = 0;
  try {
    for (const name of names) {
      console.log(`\n${name}`);
      if ((await runOne(name, run, mails)) !== 0) failed += 1;
    }
  } finally {
    await end();
  }
  console.log(`\n${names.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

runMain(import.meta.url, main);
