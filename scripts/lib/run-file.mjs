// What a running demo tells others: <data>/run.json, and where the latest one is.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isAlive } from './processes.mjs';
import { root } from './root.mjs';

const latest = join(root, '.data/latest');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes a file whole or not at all, also for those who read it meanwhile. */
export function writeAtomically(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, file);
}

/** The id of the process that runs the demo on this data, or null. */
export function ownerOf(data) {
  const pid = Number(existsSync(join(data, 'demo.pid')) && readFileSync(join(data, 'demo.pid'), 'utf8'));
  return pid && isAlive(pid) ? pid : null;
}

/** Says that this process runs the demo on this data. */
export function claim(data, { remember }) {
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'demo.pid'), String(process.pid));
  if (remember) writeAtomically(latest, resolve(data));
}

/** Takes back what `claim` and `writeRun` said. */
export function unclaim(data) {
  for (const name of ['demo.pid', 'run.json']) rmSync(join(data, name), { force: true });
}

/** Writes what the demo prints, for scripts that want to know. */
export function writeRun(data, run) {
  writeAtomically(join(data, 'run.json'), `${JSON.stringify(run)}\n`);
}

/**
 * The running demo: that of `DATA_DIR` when one runs there, else the one that was started last.
 * @returns {object | null} the content of its run.json
 */
export function findRun() {
  const folders = [resolve(root, process.env.DATA_DIR || '.data')];
  if (existsSync(latest)) folders.push(readFileSync(latest, 'utf8'));
  for (const folder of folders) {
    const run = ownerOf(folder) && readJson(join(folder, 'run.json'));
    if (run) return run;
  }
  return null;
}
