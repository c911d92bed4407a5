// Child processes that end with their parent, whatever happens to it.
import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process with this id runs and may be signalled. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Waits until `check` gives something truthy and returns it; throws `message` after `seconds`. */
export async function until(check, seconds, message) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(typeof message === 'function' ? message() : message);
    await pause(50);
  }
}

/** Whether something answers on this TCP port within two seconds. */
export function answers(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const done = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(2000, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}

/** The wished port of loopback when it is free, else one that the system picks. */
export async function freePort(wished = 0) {
  return (await canListen(wished, '127.0.0.1')) ?? canListen(0, '127.0.0.1');
}

/** The wished port for the web, or the next one that is free on both addresses that `localhost` may mean. */
export async function freeWebPort(wished) {
  for (let port = wished; port < wished + 100; port += 1) {
    if ((await canListen(port, '127.0.0.1')) && !(await answers(port, '::1'))) return port || freePort();
  }
  return freePort();
}

// Reads "+ pid" and "- pid" from its standard input. When that ends, the parent is gone, and so must be its children: first asked,
// then, after ten seconds, made to. A shell, because it is small and starts at once.
const WATCH = `
pids=
while read -r sign pid; do
  if [ "$sign" = + ]; then pids="$pids $pid"; else
    left=; for p in $pids; do [ "$p" = "$pid" ] || left="$left $p"; done; pids=$left
  fi
done
for p in $pids; do kill -TERM "$p" 2>/dev/null; done
n=0
while [ $n -lt 50 ]; do
  left=; for p in $pids; do kill -0 "$p" 2>/dev/null && left="$left $p"; done; pids=$left
  [ -z "$pids" ] && exit 0
  n=$((n + 1)); sleep 0.2
done
for p in $pids; do kill -KILL -"$p" 2>/dev/null || kill -KILL "$p" 2>/dev/null; done
`;

let watch = null;

/** Tells the watch about a child, so that it does not outlive this process even when this process is killed with SIGKILL. */
export function guard(pid) {
  if (!watch) {
    watch = spawn('sh', ['-c', WATCH], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    watch.stdin.on('error', () => {});
    watch.on('error', () => {});
    watch.unref();
    watch.stdin.unref?.();
  }
  watch.stdin.write(`+ ${pid}\n`);
}

function unguard(pid) {
  watch?.stdin.write(`- ${pid}\n`);
}

/**
 * One child process that is started, watched, started again when it dies, and ended.
 * The child leads its own process group, so that Ctrl-C in a terminal reaches this process alone and the order of ending is ours.
 */
export class Service {
  #child = null;
  #stopping = false;
  #started = 0;
  #quickDeaths = 0;
  #wasReady = false;

  /**
   * @param {{ name: string, command: string, args: string[], env?: object, cwd?: string, stdio?: unknown, respawn?: boolean,
   *   ready?: (service: Service) => Promise<void>, onMessage?: (message: any, service: Service) => void,
   *   onChange?: (service: Service) => void, log?: (line: string) => void }} options
   */
  constructor(options) {
    this.options = options;
  }

  get name() {
    return this.options.name;
  }

  /** The id of the running process, or null. */
  get pid() {
    return this.#child?.pid ?? null;
  }

  get stopping() {
    return this.#stopping;
  }

  /** Starts the process and waits until it is ready; throws when it ends before that. */
  async start() {
    const { command, args, env, cwd, stdio = ['ignore', 'inherit', 'inherit'], ready, onChange } = this.options;
    const child = spawn(command, args, { env: env ?? process.env, cwd, stdio, detached: true });
    this.#child = child;
    this.#started = Date.now();
    const ended = new Promise((_, reject) => {
      child.once('error', (error) => reject(new Error(`${this.name}: ${error.message}`)));
      child.once('exit', (code, signal) => {
        const reason = `${this.name} ended (${signal ?? `code ${code}`})`;
        unguard(child.pid);
        if (this.#child === child) this.#child = null;
        reject(new Error(reason));
        this.#died(reason);
      });
    });
    ended.catch(() => {});
    child.on('message', (message) => this.options.onMessage?.(message, this));
    if (child.pid) guard(child.pid);
    onChange?.(this);
    if (ready) await Promise.race([ready(this), ended]);
    this.#wasReady = true;
  }

  #died(reason) {
    this.options.onChange?.(this);
    if (this.#stopping || !this.options.respawn || !this.#wasReady) return;
    this.#quickDeaths = Date.now() - this.#started < 10_000 ? this.#quickDeaths + 1 : 0;
    // At once the first times, then slower: what can't start must not eat the machine.
    const wait = Math.min(this.#quickDeaths * 250, 1000);
    this.options.log?.(`${reason}; starting it again`);
    setTimeout(() => {
      if (this.#stopping) return;
      this.start().catch((error) => !this.#stopping && this.options.log?.(error.message));
    }, wait);
  }

  /** Asks the process to end, and after `seconds` kills it with all of its group. Resolves once it is gone. */
  async stop(seconds = 10) {
    this.#stopping = true;
    const child = this.#child;
    if (!child?.pid) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const late = setTimeout(() => killGroup(child.pid), seconds * 1000);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(late);
  }
}

function killGroup(pid) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

/** Runs `stop` once on Ctrl-C or SIGTERM, then ends this process; asked again later, it ends at once. */
export function onSignals(stop) {
  let called = 0;
  const handle = async (signal) => {
    // Ctrl-C under npm comes twice, from the terminal and from npm.
    if (called && Date.now() - called < 2000) return;
    if (called) process.exit(1);
    called = Date.now();
    try {
      await stop(signal);
    } catch (error) {
      console.error(error.message);
    }
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void handle(signal));
  return handle;
}

/** Acts as on SIGTERM when npm started this process and is killed: it can't tell any more. */
export function endWithNpm(handle) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  try {
    if (!/^npm\b/.test(execFileSync('ps', ['-o', 'args=', '-p', String(parent)], { encoding: 'utf8' }))) return;
  } catch {
    return;
  }
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    void handle('SIGTERM');
  }, 300);
  watching.unref();
}
