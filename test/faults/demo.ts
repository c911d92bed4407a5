import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../support/until';

/** What the demo writes about itself; the ids change when a process is started again. */
interface Run {
  readonly url: string;
  readonly mongodb: string;
  readonly redis: string;
  readonly pids: {
    web: number[];
    worker: number[];
    mongod: number | null;
    redis: number | null;
    mailbox: number | null;
  };
}
export type Part = keyof Run['pids'];

const ROOT = join(__dirname, '../..');
const START_SECONDS = 120;
/** Runs a command and asks it to end when standard input closes: so it does not outlive a test process that is killed itself. */
const GUARDED = 'exec 3<&0; "$@" 3<&- & pid=$!; { cat <&3 >/dev/null; kill -TERM $pid 2>/dev/null; } & wait $pid';
/** What the surroundings say about services must not reach the demo: it has its own, which may be killed. */
const OWN = /^(MONGODB_|REDIS_|SMTP_|SMS_|SECRET_KEYS|DATA_DIR|PORT$|PUBLIC_URL|NODE_ENV|DEMO$|TRUST_PROXY|npm_|JEST_)/;

/** The whole product with demo data in processes of its own, as `npm run demo` starts it; its parts may be killed. */
export class Demo {
  /** All that it said. */
  said = '';
  url = '';

  private constructor(
    private readonly data: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.said += String(text)));
  }

  static async start(): Promise<Demo> {
    const data = mkdtempSync(join(tmpdir(), 'sofra-faults-'));
    const args = [join(ROOT, 'scripts/demo.mjs'), '--data', data, '--port', '0'];
    const env = { ...environment(), RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
    const demo = new Demo(data, spawn('sh', ['-c', GUARDED, 'sh', process.execPath, ...args], { cwd: ROOT, env }));
    await until(() => demo.said.includes('sofra-ready ') || demo.ended, START_SECONDS);
    if (demo.ended) throw new Error(`The demo did not start.\n${demo.said}`);
    demo.url = demo.run.url;
    return demo;
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get run(): Run {
    return JSON.parse(readFileSync(join(this.data, 'run.json'), 'utf8')) as Run;
  }

  /** The processes of one part that run now. */
  pids(part: Part): number[] {
    return [this.run.pids[part]].flat().filter((pid) => pid !== null && isAlive(pid)) as number[];
  }

  /** Ends the part at once, as a power cut would; returns whom it hit. */
  kill(part: Part, signal: NodeJS.Signals = 'SIGKILL'): number[] {
    const pids = this.pids(part);
    for (const pid of pids) process.kill(pid, signal);
    return pids;
  }

  /** Kills the part again and again as it is started again, until `done` is settled. */
  async keepDown<T>(part: Part, work: () => Promise<T>): Promise<T> {
    let over = false;
    this.kill(part);
    const holding = until(() => {
      this.kill(part);
      return over;
    }, 60);
    try {
      return await work();
    } finally {
      over = true;
      await holding;
    }
  }

  /** Sends one command to Redis and waits for its answer. */
  redis(command: string): Promise<string> {
    const { hostname, port } = new URL(this.run.redis);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${command}\r\n`));
      socket.once('error', reject);
      socket.once('data', (answer) => {
        socket.destroy();
        resolve(String(answer).trim());
      });
    });
  }

  /** The last line of `npm run cli -- audit`. */
  audit(): string {
    const env = { ...environment(), DATA_DIR: this.data };
    const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/cli.mjs'), 'audit'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    const line = stdout.trim().split('\n').at(-1) ?? '';
    return / 0 problems$/.test(line) ? 'clean' : `${stdout}${stderr}`;
  }

  /** Asks the demo to end; resolves with the seconds that all of its processes took to be gone. */
  async stop(): Promise<number> {
    const { web, worker, mongod, redis, mailbox } = this.run.pids;
    const all = [...web, ...worker, mongod, redis, mailbox].filter((pid) => pid !== null);
    const begun = performance.now();
    this.child.stdin?.end();
    await until(() => this.ended && !all.some(isAlive), 40);
    return (performance.now() - begun) / 1000;
  }

  /** After the last test: ends what still runs and removes the data. */
  async remove(): Promise<void> {
    if (!this.ended) await this.stop();
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.test(name)));
}
