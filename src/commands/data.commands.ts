import { join, resolve } from 'node:path';
import { MIGRATIONS } from '../app/migrations';
import { DemoData } from '../demo';
import { Audits } from '../platform/audits';
import { backup, type BackupReport, restore } from '../platform/backup';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Database, Migrations } from '../platform/database';
import { Files } from '../platform/files';
import { KeyRotation, Vault } from '../platform/secrets';
import { Sweeps } from '../platform/sweeps';
import { type Command, noArguments, onlyArgument } from './command';

/** Brings the database to this release. */
export const migrate: Command = {
  name: 'migrate',
  summary: 'run the migrations that are due, and create collections and indexes',
  async run(app, args, say) {
    noArguments(args);
    const ran = await app.get(Migrations).run(MIGRATIONS);
    for (const name of ran) say(`migrated ${name}`);
    say(`${ran.length} migrations, indexes are there`);
    return 0;
  },
};

export const demoData: Command = {
  name: 'demo-data',
  summary: 'load the two programmes of the demo; loading them again adds nothing',
  async run(app, args, say) {
    noArguments(args);
    if (!app.get(Config).demo) {
      say('Demo data is loaded only where DEMO=on, and never in production.');
      return 1;
    }
    const classes = await app.get(DemoData).load();
    say(`${classes} classes`);
    return 0;
  },
};

export const audit: Command = {
  name: 'audit',
  summary: 'recount what is stored and compare; exit 1 when something is wrong',
  async run(app, args, say) {
    noArguments(args);
    const results = await app.get(Audits).runAll();
    const problems = results.reduce((sum, result) => sum + result.problems.length, 0);
    for (const result of results) {
      say(`${result.problems.length === 0 ? 'ok   ' : 'WRONG'} ${result.name}`);
      for (const problem of result.problems) say(`      ${problem}`);
    }
    say(`${results.length} checks, ${problems} problems`);
    return problems === 0 ? 0 : 1;
  },
};

export const sweep: Command = {
  name: 'sweep',
  summary: 'do one round of every sweep now',
  async run(app, args, say) {
    noArguments(args);
    for (const [name, found] of Object.entries(await app.get(Sweeps).runAll())) say(`${name}: ${found}`);
    return 0;
  },
};

const tell = ({ counts, files }: BackupReport, say: (line: string) => void): void => {
  for (const [name, count] of Object.entries(counts)) if (count > 0) say(`${name}: ${count}`);
  say(files ? 'files: yes' : 'files: none');
};

export const backupCommand: Command = {
  name: 'backup',
  takes: 'FILE',
  summary: 'write everything to FILE (gzip) and FILE.files; keep SECRET_KEYS apart',
  async run(app, args, say) {
    const file = resolve(onlyArgument(args, 'FILE'));
    const folder = join(app.get(Config).dataDir, 'files');
    tell(await backup(app.get(Database), folder, file, app.get(Clock).real()), say);
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  takes: 'FILE',
  summary: 'put a backup into an empty database',
  async run(app, args, say) {
    tell(await restore(app.get(Database), app.get(Files), resolve(onlyArgument(args, 'FILE'))), say);
    await app.get(Migrations).run(MIGRATIONS);
    return 0;
  },
};

export const rotateKeys: Command = {
  name: 'keys rotate',
  summary: 'seal all sealed fields again under the newest of SECRET_KEYS',
  async run(app, args, say) {
    noArguments(args);
    const rotation = new KeyRotation(app.get(Database), app.get(Vault));
    for (const [collection, count] of Object.entries(await rotation.run())) {
      if (count > 0) say(`${collection}: ${count}`);
    }
    say('Keep the oldest key: links and look-ups are made with it.');
    return 0;
  },
};
