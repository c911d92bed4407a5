// 10,000 invoices by 50 issuers in four processes that are killed now and then: numbers exactly 1..n, dates never backwards.
import { fork, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { Figures, run, send } from './lib/world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const figures = new Figures('invoices');
const LANES = 50;
const EACH = 200;
const PROCESSES = 4;
const KILLS = 8;
const stamp = `bench-${Date.now().toString(36)}`;

/** What an accountant does once: who sells, and how it is taxed. */
async function setUp() {
  const words = ['token', 'create', '--organisation', 'legis', '--role', 'accountant', '--name', 'bench'];
  const made = spawnSync(process.execPath, [join(here, '../scripts/cli.mjs'), ...words], { encoding: 'utf8' });
  const authorization = `Bearer ${made.stdout.trim().split('\n').at(-1)}`;
  const body = {
    seller: { legalName: 'Bench', street: 'Primer 1', town: 'Skopje', country: 'MK', taxNumber: '4030000000000' },
    currency: 'MKD',
    vat: { registered: false, notes: { none: { en: 'Not in VAT.' } } },
  };
  const path = '/api/v1/organisations/legis/billing-settings';
  const answer = await send('PUT', path, { body, headers: { authorization } });
  if (answer.status !== 200) throw new Error(`settings: ${answer.status} ${answer.text}`);
  return JSON.parse((await send('GET', '/api/v1/organisations/legis')).text).id;
}

const organisationId = await setUp();
const mongo = await MongoClient.connect(run.mongodb);
const rows = mongo.db().collection('invoices');
const mine = { organisationId, kind: 'invoice' };
const before = await rows.countDocuments(mine);

const next = Array.from({ length: LANES }, () => 0);
let kills = 0;
let since = 0;

/** Runs some lanes to their end; whoever is killed is started again where the last answer came. */
function issue(lanes) {
  return new Promise((done, failed) => {
    const start = () => {
      const rest = lanes.map((lane) => [lane, next[lane], EACH]).filter(([, from]) => from < EACH);
      const child = fork(join(here, 'lib/issuer.mjs'), [organisationId, stamp, JSON.stringify(rest)]);
      let timer;
      child.on('message', ({ ready, lane, nth, done: isDone }) => {
        if (ready) {
          since ||= performance.now();
          if (kills < KILLS)
            timer = setTimeout(() => (kills += 1) && child.kill('SIGKILL'), 1_000 + Math.random() * 2_000);
        }
        if (lane !== undefined) next[lane] = Math.max(next[lane], nth + 1);
        if (!isDone) return;
        clearTimeout(timer);
        child.disconnect();
        done();
      });
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        if (signal === 'SIGKILL') start();
        else if (code !== 0) failed(new Error(`an issuer ended with ${code}`));
      });
    };
    start();
  });
}

const groups = Array.from({ length: PROCESSES }, (_, at) =>
  Array.from({ length: LANES }, (_, lane) => lane).filter((lane) => lane % PROCESSES === at),
);
await Promise.all(groups.map(issue));
const seconds = (performance.now() - since) / 1000;

const all = await rows
  .find(mine, { projection: { sequence: 1, issuedAt: 1, issuedOn: 1 } })
  .sort({ sequence: 1 })
  .toArray();
const count = LANES * EACH;
figures.must(`${kills} processes killed`, kills > 0);
figures.must(`${all.length - before} documents for ${count} sales`, all.length - before === count);
figures.must(
  `numbers exactly 1 to ${all.length}`,
  all.every(({ sequence }, at) => sequence === at + 1),
);
figures.must(
  'dates never backwards',
  all.every(
    ({ issuedAt, issuedOn }, at) => at === 0 || (issuedAt >= all[at - 1].issuedAt && issuedOn >= all[at - 1].issuedOn),
  ),
);
const told = await mongo.db().collection('history').countDocuments({ organisationId, verb: 'billing.issued' });
figures.must(`${told} lines of history, one each`, told >= all.length);
figures.line(`       ${Math.round(count / seconds)} a second, restarts included`);
figures.mark('10,000 invoices, 50 issuers, processes killed', seconds, 50, 's');
await mongo.close();
figures.end();
