// Catalogue and class page with live seats: requests a second at 50 connections, and the bytes of a first view.
import autocannon from 'autocannon';
import { cpuMilliseconds, Figures, openClass, run, send } from './lib/world.mjs';

const figures = new Figures('pages');
const group = await openClass({ capacity: 12 });

async function load(name, path) {
  const cpu = cpuMilliseconds(run.pids.web);
  const result = await autocannon({
    url: `${run.url}${path}`,
    connections: 50,
    duration: 8,
    headers: { 'accept-encoding': 'br' },
  });
  const spent = cpuMilliseconds(run.pids.web) - cpu;
  figures.must(
    `${name}: all answered 200 (${result.non2xx} others, ${result.errors} errors)`,
    result.non2xx === 0 && result.errors === 0,
  );
  const rate = result.requests.average;
  const perCore = result.requests.total / (spent / 1000);
  figures.line(
    `       ${name}: ${rate.toFixed(0)} requests/s, ${perCore.toFixed(0)} a second of CPU of the web processes`,
  );
  figures.line(
    `${perCore >= 5000 ? 'mark  ' : 'MISSED'} ${name}: ${perCore.toFixed(0)} requests a core and second (mark 5000)`,
  );
  figures.mark(`${name}: p99`, result.latency.p99, 25, 'ms');
}

/** Bytes over the wire of a page and everything that it loads, packed as the browser asks for it. */
async function weigh(name, path) {
  const get = (address) => send('GET', address, { headers: { 'accept-encoding': 'br' } });
  const first = await get(path);
  const sizes = new Map([[path, Number(first.headers['content-length'] ?? 0)]]);
  const html = await (await fetch(run.url + path)).text();
  const css = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  for (const address of new Set(css)) sizes.set(address, Number((await get(address)).headers['content-length'] ?? 0));
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const next = sizes.get(path) ?? 0;
  figures.line(
    `       ${name}: ${[...sizes].map(([address, bytes]) => `${address.split('/').at(-1)} ${bytes}`).join(', ')}`,
  );
  figures.mark(`${name}: first view without fonts`, total / 1000, 40, 'kB');
  figures.mark(`${name}: the page alone, as the next view`, next / 1000, 10, 'kB');
}

await load('catalogue', '/en/courses');
await load('class page', `/en/courses/${group.slug}`);
for (const language of ['en', 'ar', 'mk']) await weigh(`catalogue ${language}`, `/${language}/courses`);
await weigh('class page en', `/en/courses/${group.slug}`);
figures.end();
