// The office at work: 200 classes with 5,000 enrolments, 20 people who open page after page, each every half second.
import {
  cpuMilliseconds,
  crowd,
  Figures,
  openClass,
  percentile,
  person,
  quiet,
  run,
  send,
  staff,
  staffToken,
} from './lib/world.mjs';

const CLASSES = 200;
const PEOPLE_EACH = 25;
const SEATS = 22;
const AT_WORK = 20;
const SECONDS = 30;
const THINKING_MILLISECONDS = 500;

const figures = new Figures('office');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const groups = await crowd(CLASSES, 10, (n) => openClass({ capacity: SEATS, days: 2 + (n % 60) }));
const joined = await crowd(CLASSES * PEOPLE_EACH, 50, (n) =>
  send('POST', `/api/v1/classes/${groups[n % CLASSES].id}/enrolments`, {
    body: { ...person(400_000 + n), ifFull: 'wait' },
  }),
);
figures.must(
  `${joined.length} enrolments in ${groups.length} classes`,
  joined.every(({ status }) => status === 201),
);
const sessions = await Promise.all(groups.slice(0, 20).map(({ id }) => staff('GET', `/classes/${id}`)));
const somebody = JSON.parse(joined[0].text).id;
await quiet(120);

const any = (list, n) => list[n % list.length];
const PAGES = {
  today: () => '/en/office',
  classes: () => '/en/office/classes',
  'a class': (n) => `/en/office/classes/${any(groups, n * 7).code}`,
  plan: () => '/en/office/plan',
  'plan a class': (n) => `/en/office/plan/classes/${any(groups, n * 11).code}`,
  door: () => '/en/office/enrol',
  roll: (n) => `/en/office/meetings/${any(sessions, n).sessions[0].id}/roll`,
  message: (n) => `/en/office/classes/${any(groups, n * 13).code}/messages/new`,
  move: () => `/en/office/classes/${groups[0].code}/people/${somebody}/transfer`,
  calendars: () => '/en/office/calendars',
};

// As browsers ask: packing a page is part of what it costs.
const headers = { authorization: `Bearer ${staffToken()}`, 'accept-encoding': 'br' };
const names = Object.keys(PAGES);
const times = new Map(names.map((name) => [name, []]));
const wrong = [];

async function work(worker, until) {
  for (let n = worker; performance.now() < until; n += 1) {
    const name = any(names, n);
    const { status, milliseconds } = await send('GET', PAGES[name](n), { headers });
    if (status !== 200) wrong.push(`${name} ${status}`);
    times.get(name).push(milliseconds);
    await pause(THINKING_MILLISECONDS);
  }
}

for (const round of ['warm-up', 'measured']) {
  for (const list of times.values()) list.length = 0;
  const cpu = cpuMilliseconds(run.pids.web);
  const until = performance.now() + (round === 'warm-up' ? SECONDS / 3 : SECONDS) * 1000;
  await Promise.all(Array.from({ length: AT_WORK }, (_, worker) => work(worker, until)));
  const all = [...times.values()].flat();
  const spent = (cpuMilliseconds(run.pids.web) - cpu) / all.length;
  figures.line(`       ${round}: ${all.length} pages, ${spent.toFixed(1)} ms of CPU of the web processes each`);
}
figures.must(`every page answered 200 ${wrong.slice(0, 5).join(', ')}`, wrong.length === 0);
for (const [name, list] of times) figures.mark(`${name}: p95 of ${list.length}`, percentile(list, 0.95), 100, 'ms');
figures.end();
