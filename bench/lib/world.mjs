// What every bench needs: the running installation, a coordinator's token, requests, classes, and figures that are kept.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const run = JSON.parse(readFileSync(process.env.SOFRA_RUN, 'utf8'));
const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });
const { hostname, port } = new URL(run.url);

/** One request; resolves with status, headers, text and the milliseconds it took. */
export function send(method, path, { body, headers = {} } = {}) {
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: {
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
          ...headers,
        },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
            milliseconds: performance.now() - started,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
}

let token;

/** The token of a coordinator of the demo's association in Skopje. */
export function staffToken() {
  if (token) return token;
  const words = ['token', 'create', '--organisation', 'legis', '--role', 'coordinator', '--name', 'bench'];
  const made = spawnSync(process.execPath, [join(root, 'scripts/cli.mjs'), ...words], { encoding: 'utf8' });
  token = made.stdout.trim().split('\n').at(-1);
  if (!token?.startsWith('sofra_')) throw new Error(`No token: ${made.stdout}${made.stderr}`);
  return token;
}

/** A call of the API as staff that must succeed; resolves with the body. */
export async function staff(method, path, body) {
  const answer = await send(method, `/api/v1${path}`, { body, headers: { authorization: `Bearer ${staffToken()}` } });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer.text === '' ? null : JSON.parse(answer.text);
}

const DAY = 24 * 3600_000;
let made = 0;

/** A published class of a new free course. */
export async function openClass({ capacity, days = 30, course = {}, ...rest }) {
  made += 1;
  const name = `bench-${Date.now().toString(36)}-${made}`;
  const track = await staff('POST', '/tracks', { slug: `${name}-t`, title: { en: 'Bench' } });
  const { id: courseId, slug } = await staff('POST', '/courses', {
    trackId: track.id,
    level: 'beginner',
    slug: name,
    title: { en: 'Bench' },
    hours: 4,
    entry: { rule: 'none' },
    completion: { attendance: 0.8, handwork: false, quiz: false },
    prices: { free: true },
    ...course,
  });
  const start = Date.now() + days * DAY;
  const opened = await staff('POST', '/classes', {
    courseId,
    town: 'Skopje',
    venue: { en: 'Community Centre' },
    timeZone: 'Europe/Skopje',
    teachingLanguages: ['mk'],
    capacity,
    sessions: [{ start: new Date(start).toISOString(), end: new Date(start + 2 * 3600_000).toISOString() }],
    ...rest,
  });
  await staff('POST', `/classes/${opened.id}/publication`, {});
  return { ...opened, slug };
}

/** A new invented person; `contact` is phone or email. */
export function person(n, contact = 'phone') {
  const reach =
    contact === 'email'
      ? { email: `bench-${Date.now().toString(36)}-${n}@sofra.example` }
      : { phone: `+38970${String(200_000 + n).padStart(6, '0')}` };
  return { fullName: `Bench Person ${n}`, language: 'en', ...reach };
}

/** Runs `work(n)` for n = 0 .. count-1, at most `most` at once; resolves with the results in order. */
export async function crowd(count, most, work) {
  const results = new Array(count);
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(most, count) }, async () => {
      for (let n = next++; n < count; n = next++) results[n] = await work(n);
    }),
  );
  return results;
}

/** CPU milliseconds of processes so far (Linux; 0 elsewhere). */
export function cpuMilliseconds(pids) {
  return pids.reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return sum;
    }
  }, 0);
}

/** The value below which the share p of the numbers lies. */
export function percentile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? 0;
}

const mongo = process.env.SOFRA_MAILS ? null : new MongoClient(run.mongodb);

/**
 * When, to whom and with which subject mails were taken since a moment: by the sink of this run, or, where the bench uses a demo that
 * runs already, by its development mailbox.
 */
export async function mailsSince(since, subject = /./) {
  if (!mongo) {
    const lines = existsSync(process.env.SOFRA_MAILS) ? readFileSync(process.env.SOFRA_MAILS, 'utf8').split('\n') : [];
    const mails = lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line));
    return mails
      .filter((mail) => mail.at >= since && subject.test(mail.subject))
      .map((mail) => ({ ...mail, at: new Date(mail.at) }));
  }
  const filter = { at: { $gte: new Date(since) }, channel: 'email', subject };
  const projection = { _id: 0, at: 1, to: 1, subject: 1 };
  return mongo.db().collection('dev_messages').find(filter, { projection }).toArray();
}

/** Asks until `question` is true, at most so many seconds. */
export async function until(question, seconds, pause = 50) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await question()) return true;
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Waits until the jobs of what went before are done: rows that stay are waiting for their time. */
export async function quiet(seconds = 60) {
  const rows = async () => /^sofra_outbox_rows (\d+)/m.exec((await send('GET', '/metrics')).text)?.[1];
  let last;
  let same = 0;
  await until(
    async () => {
      const now = await rows();
      same = now === last ? same + 1 : 0;
      last = now;
      return same >= 4;
    },
    seconds,
    300,
  );
}

/** Says that nothing is wrong with the seats, by the cli. */
export function audit() {
  const done = spawnSync(process.execPath, [join(root, 'scripts/cli.mjs'), 'audit'], { encoding: 'utf8' });
  return { clean: done.status === 0, words: done.stdout.trim().split('\n').at(-1) ?? '' };
}

/** The figures of one bench: lines on the screen and in bench/results, and whether each mark was reached. */
export class Figures {
  constructor(name) {
    this.name = name;
    this.lines = [
      `# ${name}, ${new Date().toISOString()}`,
      `# node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model.trim()}, load ${os.loadavg()[0].toFixed(1)}, web processes ${run.pids.web.length}, workers ${run.pids.worker.length}`,
    ];
    for (const line of this.lines) console.log(line);
    this.wrong = 0;
  }

  line(text) {
    this.lines.push(text);
    console.log(text);
  }

  /** A count that has to be right: the bench fails when it is not. */
  must(text, holds) {
    if (!holds) this.wrong += 1;
    this.line(`${holds ? 'right ' : 'WRONG '} ${text}`);
  }

  /** A mark for time: missed ones are said, not failed. */
  mark(text, value, most, unit) {
    const reached = value <= most;
    this.line(
      `${reached ? 'mark  ' : 'MISSED'} ${text}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit} (mark ${most} ${unit})`,
    );
  }

  /** Writes the lines and ends the process: 1 when a count was wrong. */
  end() {
    mkdirSync(join(root, 'bench/results'), { recursive: true });
    writeFileSync(join(root, `bench/results/${this.name}.txt`), `${this.lines.join('\n')}\n`);
    process.exit(this.wrong === 0 ? 0 : 1);
  }
}
