// The whole gate.
//
//   npm test                                  every part
//   npm test -- --only features,database      these parts alone
//   npm test -- test/features/joining         the tests whose path matches, in whichever part they are
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { runStatic, runSuite, runTour, STATIC, SUITES, Tally } from './lib/gate.mjs';
import { runMain } from './lib/main.mjs';
import { onSignals } from './lib/processes.mjs';
import { startServices, throwAway } from './services.mjs';

const say = (line) => console.log(line);
const NAMES = [...STATIC.map(({ name }) => name), ...SUITES.map(({ name }) => name), 'tour'];

function readOptions(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const only = (values.only ?? []).flatMap((names) => names.split(','));
  const unknown = only.find((name) => !NAMES.includes(name));
  if (unknown) throw new Error(`--only ${unknown}: the parts are ${NAMES.join(', ')}`);
  const wanted = (name) => (only.length > 0 ? only.includes(name) : true);
  return { wanted, filters: positionals, daily: only.length > 0 || positionals.length > 0 };
}

/** Two at a time, in their order: the type check and the lint take most of it. */
async function runStatics(tally, parts) {
  const waiting = [...parts];
  const line = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const { name } = part;
      await tally.part(name, () => runStatic(part));
    }
  };
  await Promise.all([line(), line()]);
}

async function runSuites(tally, parts, { filters, daily }) {
  for (const part of parts.filter(({ services }) => !services)) {
    await tally.part(part.name, () => runSuite(part, { filters, show: daily }));
  }
  const needy = parts.filter(({ services }) => services);
  if (needy.length === 0) return;
  await tally.part('build', () => build().then(() => ({ passed: 1, note: 'dist is up to date' })));
  const { folder, remove } = throwAway();
  const starting = startServices({ dataDir: folder, log: say });
  const end = () =>
    starting
      .then((services) => services.stop())
      .catch(() => {})
      .finally(remove);
  onSignals(end);
  try {
    const { mongodb, redis } = await starting;
    const env = { ...process.env, MONGODB_URI: mongodb, REDIS_URL: redis };
    for (const part of needy) await tally.part(part.name, () => runSuite(part, { env, filters, show: daily }));
  } finally {
    await end();
  }
}

/** Runs the gate; `parts` limits it to those that need no service. Returns the exit code. */
export async function runGate(argv, { services = true } = {}) {
  const options = readOptions(argv);
  const { wanted, filters, daily } = options;
  install(say);
  const tally = new Tally();
  if (filters.length === 0) await runStatics(tally, STATIC.filter(({ name }) => wanted(name))); // prettier-ignore
  const suites = SUITES.filter(({ name, services: needs }) => wanted(name) && (services || !needs));
  await runSuites(tally, suites, options);
  if (services && filters.length === 0 && wanted('tour')) await tally.part('tour', () => runTour(daily));
  return tally.close();
}

runMain(import.meta.url, (argv) => runGate(argv));
