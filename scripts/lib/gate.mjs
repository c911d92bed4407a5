// The parts of the gate, and what they counted.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './binaries.mjs';
import { guard } from './processes.mjs';
import { root } from './root.mjs';

const bin = (path) => join(root, 'node_modules', path);
/** Ends what hangs; the slowest suite takes less than half of it on two cores of its own. */
const LIMIT_SECONDS = 3_000;

/** Those that read files alone. */
export const STATIC = [
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'unused code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
];

/** Jest's projects, in the order in which they run; `services` says which need MongoDB and Redis. */
export const SUITES = [
  { name: 'architecture' },
  { name: 'unit' },
  { name: 'database', services: true },
  { name: 'seats', services: true },
  { name: 'features', services: true },
  // One at a time: how soon work goes on after a kill is no question of what else the machine has to do.
  { name: 'faults', services: true, workers: 1 },
  { name: 'browser', services: true },
];

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Runs node with `args`; resolves with its exit code and all that it said. What it says is shown at once when `show` is set. */
export function runNode(args, { env = process.env, show = false } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  guard(child.pid);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      if (show) process.stderr.write(chunk);
      said.push(chunk);
    });
  }
  const late = setTimeout(() => {
    said.push(Buffer.from(`\nIt did not end within ${LIMIT_SECONDS} s.\n`));
    process.kill(-child.pid, 'SIGKILL');
  }, LIMIT_SECONDS * 1000);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      clearTimeout(late);
      done({ code: code ?? 1, said: Buffer.concat(said).toString() });
    });
  });
}

/** Adds up what parts counted and prints a line for each. */
export class Tally {
  #total = { ...nothing };

  /** Runs one part, prints its line, and when it failed all that it said. */
  async part(name, work) {
    const begun = Date.now();
    const result = await work().catch((error) => ({ failed: 1, said: error.stack }));
    const counts = { ...nothing, ...result };
    for (const key of Object.keys(nothing)) this.#total[key] += counts[key];
    const words = result.note ?? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    const mark = counts.failed > 0 ? 'FAILED' : 'ok';
    console.log(
      `${mark.padEnd(6)} ${name.padEnd(13)} ${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${words}`,
    );
    if (counts.failed > 0 && result.said) console.log(`\n${result.said.trim()}\n`);
  }

  /** Prints the closing line; returns the exit code. */
  close() {
    const { passed, failed, skipped } = this.#total;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed > 0 ? 1 : 0;
  }
}

/** One of `STATIC`: it counts as one. */
export async function runStatic({ args }) {
  const { code, said } = await runNode(args);
  return code === 0 ? { passed: 1, note: 'nothing to say' } : { failed: 1, said, note: 'see below' };
}

/** The first Chromium or Chrome that this machine has, or null. */
export function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given && existsSync(given)) return given;
  const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return (
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge') ??
    onMac.find((path) => existsSync(path)) ??
    null
  );
}

/** How many tests the browser part has, read from its files: they are skipped, not run. */
function countBrowserTests() {
  const folder = join(root, 'test/browser');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.spec.ts'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.reduce((sum, text) => sum + (text.match(/^\s*(test|it)(\.each.*)?\(/gm)?.length ?? 0), 0);
}

/** One of `SUITES`, or those of its files that match the filters. */
export async function runSuite({ name, workers }, { env = process.env, filters = [], show = false } = {}) {
  const { projects } = createRequire(import.meta.url)(join(root, 'jest.config.cjs'));
  if (!projects.some(({ displayName }) => displayName === name)) return { note: 'no tests yet' };
  const browser = name === 'browser' ? findBrowser() : 'not needed';
  if (!browser) {
    const skipped = countBrowserTests();
    return { skipped, note: `${skipped} skipped: there is no Chromium or Chrome here (CHROME_PATH names one)` };
  }
  const folder = mkdtempSync(join(tmpdir(), 'sofra-jest-'));
  const file = join(folder, 'results.json');
  try {
    const args = [
      bin('jest/bin/jest.js'),
      '--selectProjects',
      name,
      '--json',
      '--outputFile',
      file,
      '--passWithNoTests',
      ...(workers ? ['--maxWorkers', String(workers)] : []),
    ];
    const jestEnv = name === 'browser' ? { ...env, CHROME_PATH: browser } : env;
    const { code, said } = await runNode([...args, ...filters], { env: jestEnv, show });
    if (!existsSync(file)) return { failed: 1, said, note: 'jest did not finish' };
    const results = JSON.parse(readFileSync(file, 'utf8'));
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    return {
      passed: results.numPassedTests,
      failed: code === 0 ? failed : Math.max(failed, 1),
      skipped: results.numPendingTests + results.numTodoTests,
      said: show ? '' : said,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The story over HTTP, on services of its own unless the environment names some. */
export async function runTour(show = false) {
  const { code, said } = await runNode([join(root, 'scripts/demo.mjs'), '--tour', '--port', '0'], { show });
  const [, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(said) ?? [];
  return { passed: Number(passed), failed: code === 0 ? 0 : Math.max(Number(failed), 1), said: show ? '' : said };
}
