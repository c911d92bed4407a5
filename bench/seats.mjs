// 1,000 people for 50 seats, 200 at once: over the API, waiting when full; then 100 people for 50 seats through the pages.
import {
  audit,
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
} from './lib/world.mjs';

const figures = new Figures('seats');

async function overTheApi(round) {
  const group = await openClass({ capacity: 50 });
  const cpu = cpuMilliseconds(run.pids.web);
  const others = { worker: run.pids.worker, mongod: [run.pids.mongod], redis: [run.pids.redis], client: [process.pid] };
  const before = Object.entries(others).map(([name, pids]) => [name, cpuMilliseconds(pids)]);
  const started = performance.now();
  const answers = await crowd(1000, 200, (n) =>
    send('POST', `/api/v1/classes/${group.id}/enrolments`, { body: { ...person(round * 2000 + n), ifFull: 'wait' } }),
  );
  const seconds = (performance.now() - started) / 1000;
  const spent = (cpuMilliseconds(run.pids.web) - cpu) / 1000;
  const beside = before.map(([name, milliseconds]) => `${name} ${cpuMilliseconds(others[name]) - milliseconds} ms`);
  const bodies = answers.map(({ text }) => JSON.parse(text));
  const seated = bodies.filter((body) => body.status === 'enrolled').length;
  const numbers = bodies.filter((body) => body.status === 'waiting').map((body) => body.position);
  figures.must(`round ${round}: ${seated} seated of 50`, seated === 50);
  figures.must(
    `round ${round}: ${numbers.length} numbers, all different`,
    numbers.length === 950 && new Set(numbers).size === 950,
  );
  figures.must(
    `round ${round}: no 5xx`,
    answers.every(({ status }) => status < 500),
  );
  const { seats } = await staff('GET', `/classes/${group.id}`);
  figures.must(
    `round ${round}: the class says ${seats.taken} taken, ${seats.waiting} waiting`,
    seats.taken === 50 && seats.waiting === 950,
  );
  const times = answers.map(({ milliseconds }) => milliseconds);
  figures.mark(`round ${round}: 1,000 answers`, seconds, 1.2, 's');
  figures.mark(`round ${round}: p99`, percentile(times, 0.99) / 1000, 0.6, 's');
  figures.mark(`round ${round}: CPU of the web processes a person`, spent, 2, 'ms');
  figures.line(`       round ${round}: CPU beside it: ${beside.join(', ')}`);
}

/** The five steps and the button, as a browser without script does them. */
async function joinByPages(code, n) {
  const jar = new Map();
  const visit = async (method, path, fields) => {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = {
      ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    };
    const answer = await send(method, path, { ...(fields ? { body } : {}), headers });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) jar.set(name, value);
    }
    return answer;
  };
  const fieldsOf = (html) =>
    Object.fromEntries(
      [...html.matchAll(/<input[^>]*type="(?:hidden)"[^>]*>/g)].map(([tag]) => [
        /name="([^"]*)"/.exec(tag)?.[1],
        /value="([^"]*)"/.exec(tag)?.[1] ?? '',
      ]),
    );
  const values = { fullName: `Page Person ${n}`, phone: `+38971${String(100_000 + n)}`, language: 'en' };
  let path = `/en/classes/${code}/join`;
  let requests = 0;
  for (let hop = 0; hop < 16; hop += 1) {
    const shown = await visit('GET', path);
    requests += 1;
    if (shown.status >= 300 && shown.status < 400) {
      path = shown.headers.location;
      if (path.includes('/places/')) return { seated: true, requests };
      continue;
    }
    const form = /<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(shown.text);
    if (!form || shown.status >= 400) return { seated: false, requests, status: shown.status };
    const names = [...form[2].matchAll(/name="([^"]*)"/g)].map((match) => match[1]);
    const fields = fieldsOf(form[2]);
    for (const name of names) if (name in values) fields[name] = values[name];
    const posted = await visit('POST', form[1], fields);
    requests += 1;
    if (posted.status !== 303) return { seated: false, requests, status: posted.status };
    path = posted.headers.location;
    if (path.includes('/places/')) return { seated: true, requests };
    if (/full/.test(path)) return { seated: false, requests, full: true };
  }
  return { seated: false, requests };
}

async function throughThePages() {
  const group = await openClass({ capacity: 50 });
  const cpu = cpuMilliseconds(run.pids.web);
  const started = performance.now();
  const ends = await crowd(100, 100, (n) => joinByPages(group.code, n));
  const seconds = (performance.now() - started) / 1000;
  const spent = (cpuMilliseconds(run.pids.web) - cpu) / 100;
  const seated = ends.filter((end) => end.seated).length;
  figures.must(`pages: ${seated} seated of 50`, seated === 50);
  figures.must(
    'pages: no 5xx',
    ends.every((end) => (end.status ?? 200) < 500),
  );
  figures.line(`       pages: ${ends.reduce((sum, end) => sum + end.requests, 0)} requests`);
  figures.mark('pages: 100 people', seconds, 0.5, 's');
  figures.mark('pages: CPU of the web processes a person', spent, 10, 'ms');
}

/** A process compiles its code while it first runs: two classes fill before anything is measured, so that the rounds tell of a process at work. */
async function warmUp() {
  for (let time = 0; time < 2; time += 1) {
    const group = await openClass({ capacity: 50 });
    const body = (n) => ({ ...person(50_000 + time * 1000 + n), ifFull: 'wait' });
    await crowd(500, 100, (n) => send('POST', `/api/v1/classes/${group.id}/enrolments`, { body: body(n) }));
    await crowd(20, 20, (n) => joinByPages(group.code, 1000 * (time + 1) + n));
  }
  figures.line(
    '       warmed up with 1,000 people over the API and 40 through the pages; before each round the queue is empty',
  );
}

await warmUp();
for (let round = 1; round <= 3; round += 1) {
  await quiet();
  await overTheApi(round);
}
await quiet();
await throughThePages();
const { clean, words } = audit();
figures.must(`audit: ${words}`, clean);
figures.end();
