// The whole product with demo data, on this machine, by one command. See the README for its options.
import { rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { runMain } from './lib/main.mjs';
import { endWithNpm, freeWebPort, guard, onSignals } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { showCertificates } from './lib/showcase.mjs';
import { claim, ownerOf, unclaim, writeRun } from './lib/run-file.mjs';
import { throwAway } from './services.mjs';

const USAGE = 'npm run demo -- [--tour] [--fresh] [--port 3000] [--data DIR] [--no-respawn]';

const say = (line) => console.log(line);

function readOptions(argv) {
  const options = {
    tour: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT || '3000' },
    data: { type: 'string' },
    'no-respawn': { type: 'boolean', default: false },
  };
  try {
    const { values } = parseArgs({ args: argv, options, strict: true });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: not a port`);
    return { ...values, port };
  } catch (error) {
    throw new Error(`${error.message}\nUsage: ${USAGE}`);
  }
}

/** Where the data lies: as told, in .data, or for a tour in a folder that goes away with it. */
function dataFolder({ tour, data, fresh }) {
  if (tour && !data) return throwAway();
  const folder = resolve(data ?? process.env.DATA_DIR ?? join(root, '.data'));
  const owner = ownerOf(folder);
  if (owner)
    throw new Error(`A demo runs on ${folder} already (process ${owner}). Stop it, or name another folder by --data.`);
  if (fresh) emptyFolder(folder);
  return { folder, remove: () => {} };
}

/** With MONGODB_URI given a tour walks in a database beside the one that it names, and drops it in the end. */
async function throwAwayDatabase() {
  if (!process.env.MONGODB_URI) return null;
  const { MongoClient } = createRequire(join(root, 'package.json'))('mongodb');
  const uri = new URL(process.env.MONGODB_URI);
  uri.pathname = `/sofra_tour_${process.pid}_${Date.now()}`;
  const drop = async () => {
    const client = await new MongoClient(uri.href, { serverSelectionTimeoutMS: 5000 }).connect();
    await client.db().dropDatabase();
    await client.close();
  };
  return { uri: uri.href, drop };
}

/** Removes what a demo keeps, and nothing else that may lie in the folder; the keys too, for nothing is left that they open. */
function emptyFolder(folder) {
  if (process.env.MONGODB_URI) say('--fresh leaves the database at MONGODB_URI as it is.');
  const keys = process.env.MONGODB_URI ? [] : ['keys'];
  for (const name of [
    'mongodb',
    'redis',
    'files',
    'logs',
    'mongod.log',
    'redis.log',
    'run.json',
    'demo-data.begun',
    ...keys,
  ]) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Addresses at which a visitor can check certificates; nothing where the demo's classes have gone another way. */
async function certificates(url) {
  try {
    const numbers = Object.entries(await showCertificates(url)).filter(([, number]) => number);
    const lines = numbers.map(([kind, number]) => `    ${kind.padEnd(10)} ${url}/en/certificates/${number}`);
    return lines.length > 0 ? `\n  Certificates to check:\n${lines.join('\n')}\n` : '';
  } catch (error) {
    return `\n  No certificates to check: ${error.message}\n`;
  }
}

function welcome({ url, mailbox }, papers, seconds) {
  say(`
Sofra is ready (${seconds} s).

  Courses          ${url}/en/courses
  Office           ${url}/en/office
  Mail and SMS     ${mailbox}
  API              ${url}/api/docs
${papers}
  Sign in at ${url}/en/sign-in; the password of all is open-table:
    manager@legis.example     coordinator@legis.example     instructor@legis.example     accountant@legis.example
    manager@utociste.example  coordinator@utociste.example  instructor@utociste.example  accountant@utociste.example
    contact@textile.example (a company)                     operator@sofra.example

  Ctrl-C ends it. The data stays until you start with --fresh.
`);
}

function runTour(run, env) {
  const args = [join(root, 'scripts/tour.mjs'), '--run', join(run.data, 'run.json')];
  const child = spawn(process.execPath, args, { stdio: 'inherit', cwd: root, env });
  guard(child.pid);
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

/** Runs the demo until it is stopped, or the tour to its end; `whenReady` gets the stack. Returns the exit code. */
export async function runDemo(argv, { whenReady } = {}) {
  const begun = Date.now();
  const options = readOptions(argv);
  const { folder, remove } = dataFolder(options);
  install(say);
  await build(say);
  // Imported only now: the parts below need what was installed.
  const { Stack } = await import('./lib/stack.mjs');
  const port = await freeWebPort(options.port);
  if (port !== options.port && options.port) say(`Port ${options.port} is taken; using ${port}.`);
  claim(folder, { remember: !options.tour });
  let ready = false;
  const database = options.tour && !options.data ? await throwAwayDatabase() : null;
  const stack = new Stack({
    data: folder,
    mongodbUri: database?.uri,
    port,
    respawn: !options['no-respawn'],
    log: say,
    onChange: () => ready && writeRun(folder, stack.describe()),
  });
  let ending = null;
  const end = () =>
    (ending ??= stack.stop().finally(async () => {
      unclaim(folder);
      await database?.drop();
      remove();
    }));
  const signal = onSignals(async () => {
    say('\nEnding ...');
    await end();
  });
  endWithNpm(signal);
  try {
    await stack.start();
  } catch (error) {
    if (ending) await new Promise(() => {});
    await end();
    throw error;
  }
  if (ending) await new Promise(() => {});
  ready = true;
  const run = stack.describe();
  writeRun(folder, run);
  if (!options.tour) welcome(run, await certificates(run.url), Math.round((Date.now() - begun) / 1000));
  say(`sofra-ready ${JSON.stringify(run)}`);
  whenReady?.(stack);
  if (!options.tour) return new Promise(() => setInterval(() => {}, 60_000));
  const code = await runTour(run, stack.env);
  await end();
  return code;
}

runMain(import.meta.url, (argv) => runDemo(argv));
