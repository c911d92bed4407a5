// The whole product on this machine: services, mailbox, workers and web, started in order and ended in order.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startServices } from '../services.mjs';
import { given, keysOf } from './environment.mjs';
import { freePort, guard, Service, until } from './processes.mjs';
import { root } from './root.mjs';
import { writeAtomically } from './run-file.mjs';

const READY_SECONDS = 60;

const lastLines = (file, count) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');

/** Runs one command of the compiled command line to its end; throws with its words when it fails. */
function cli(env, ...args) {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { cwd: root, env, stdio: 'pipe' });
  guard(child.pid);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0 ? done(said) : failed(new Error(`cli ${args.join(' ')} failed.\n${said}`)),
    );
  });
}

async function isEmptyDatabase(uri) {
  const { MongoClient } = createRequire(join(root, 'package.json'))('mongodb');
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 }).connect();
  try {
    return (await client.db().collection('organisations').estimatedDocumentCount()) === 0;
  } finally {
    await client.close();
  }
}

/** A rush makes much that is thrown away at once; with 16 MB of room for it (the default) a tenth of the work is clearing up. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];

/**
 * `new Stack(options).start()` brings everything up on one data folder; the build must be there. `stop()` may be called at any time.
 * Options: `data`, `port`, `respawn`, `demoData`, `mongodbUri` (instead of the environment's), `env` (variables that win over the environment's), `log(line)`, `onChange()`.
 */
export class Stack {
  #services = null;
  #starting = null;
  #mailbox = null;
  #workers = [];
  #web = null;
  #webPids = [];
  #stopping = false;

  constructor(options) {
    this.options = { respawn: true, demoData: true, log: () => {}, ...options };
    this.logs = join(options.data, 'logs');
    mkdirSync(this.logs, { recursive: true });
  }

  /** Resolves when web, workers and mailbox are ready; throws with the reason otherwise. */
  async start() {
    const { data, respawn, log, demoData, mongodbUri } = this.options;
    const onChange = () => this.#changed();
    this.#starting = startServices({ dataDir: data, mongodbUri, respawn, log, onChange });
    this.#services = await this.#starting;
    this.env = await this.#environment();
    if (this.#stopping) return;
    await cli(this.env, 'migrate');
    if (demoData) await this.#loadDemoData();
    if (this.#stopping) return;
    await this.#startMailbox();
    if (this.#stopping) return;
    await Promise.all([this.#startWeb(), ...this.#startWorkers()]);
  }

  /** Ends who takes work first, then who keeps it; within 25 s in all. */
  async stop() {
    this.#stopping = true;
    await Promise.all([this.#web, ...this.#workers].map((service) => service?.stop(10)));
    await this.#mailbox?.stop(2);
    const services = await this.#starting?.catch(() => null);
    await services?.stop();
  }

  /** What `sofra-ready` prints. */
  describe() {
    const url = `http://localhost:${this.options.port}`;
    return {
      url,
      data: this.options.data,
      mailbox: `${url}/dev/mail`,
      pids: {
        web: this.#webPids,
        worker: this.#workers.map((service) => service.pid).filter(Boolean),
        ...this.#services.pids,
        mailbox: this.#mailbox?.pid ?? null,
      },
      mongodb: this.#services.mongodb,
      redis: this.#services.redis,
      smtp: this.env.SMTP_URL,
      sms: this.env.SMS_URL,
      rateLimits: this.env.RATE_LIMITS ?? 'on',
    };
  }

  /** Into an empty database, or one in which it was broken off: loading again adds what is missing. */
  async #loadDemoData() {
    const begun = join(this.options.data, 'demo-data.begun');
    if (!existsSync(begun) && !(await isEmptyDatabase(this.env.MONGODB_URI))) return;
    this.options.log('Loading demo data ...');
    writeFileSync(begun, '');
    await cli(this.env, 'demo-data');
    rmSync(begun, { force: true });
  }

  #changed() {
    if (!this.#stopping) this.options.onChange?.();
  }

  async #environment() {
    const { data, port, env } = this.options;
    const file = join(data, 'ports.json');
    const ports = JSON.parse(readFileSync(file, 'utf8'));
    ports.smtp = await freePort(ports.smtp);
    ports.sms = await freePort(ports.sms);
    writeAtomically(file, JSON.stringify(ports));
    return {
      NODE_ENV: 'development',
      DEMO: 'on',
      PUBLIC_URL: `http://localhost:${port}`,
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      SMS_URL: `http://127.0.0.1:${ports.sms}/`,
      ...given(process.env),
      SECRET_KEYS: process.env.SECRET_KEYS || keysOf(data),
      ...env,
      MONGODB_URI: this.#services.mongodb,
      REDIS_URL: this.#services.redis,
      MAILBOX_SMTP_PORT: String(ports.smtp),
      MAILBOX_SMS_PORT: String(ports.sms),
      DATA_DIR: data,
      PORT: String(port),
    };
  }

  /** Ends web and workers so that they start again with what has been built meanwhile. */
  restart() {
    for (const { pid } of [this.#web, ...this.#workers]) if (pid) process.kill(pid, 'SIGTERM');
  }

  /** Starts one compiled process, with its log in a file. It is ready when it says `{ type: 'ready' }`. */
  async #run(name, script, { onMessage, keep }) {
    const { respawn, log } = this.options;
    const logFile = join(this.logs, `${name}.log`);
    const at = openSync(logFile, 'a');
    let said = false;
    const service = new Service({
      name,
      command: process.execPath,
      args: [...NODE_OPTIONS, join(root, 'dist', script)],
      env: this.env,
      cwd: root,
      stdio: ['ignore', at, at, 'ipc'],
      respawn,
      log,
      onChange: () => {
        if (!service.pid) said = false;
        onMessage?.({ type: 'changed' }, service);
        this.#changed();
      },
      onMessage: (message) => {
        if (message?.type === 'ready') said = true;
        onMessage?.(message, service);
      },
      ready: () => until(() => said, READY_SECONDS, `${name} is not ready after ${READY_SECONDS} s`),
    });
    keep(service);
    try {
      await service.start();
    } catch (error) {
      throw new Error(`${error.message}\n${lastLines(logFile, 15)}\n(the whole log: ${logFile})`);
    }
  }

  #startMailbox() {
    return this.#run('mailbox', 'mailbox.js', { keep: (service) => (this.#mailbox = service) });
  }

  #startWorkers() {
    const count = Number(this.env.WORKER_PROCESSES ?? 1);
    return Array.from({ length: count }, (_, index) => {
      const name = count > 1 ? `worker-${index + 1}` : 'worker';
      return this.#run(name, 'worker.js', { keep: (service) => this.#workers.push(service) });
    });
  }

  #startWeb() {
    const alone = Number(this.env.WEB_PROCESSES ?? 1) === 1;
    const onMessage = (message, service) => {
      if (message?.type === 'pids') this.#webPids = message.pids;
      else if (message?.type === 'changed') this.#webPids = alone && service.pid ? [service.pid] : [];
      else return;
      this.#changed();
    };
    return this.#run('web', 'main.js', { onMessage, keep: (service) => (this.#web = service) });
  }
}
