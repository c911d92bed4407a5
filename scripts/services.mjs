// Finds or starts MongoDB (a replica set of one) and Redis, and ends what it started.
//
//   node scripts/services.mjs --data DIR     runs until it is stopped; prints one line of JSON: {"mongodb", "redis", "pids"}
//   node scripts/services.mjs -- CMD ...     runs CMD with MONGODB_URI and REDIS_URL on a throw-away folder, then ends both
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findMongod, findRedis, howToGet } from './lib/binaries.mjs';
import { answers, freePort, guard, onSignals, Service, until } from './lib/processes.mjs';
import { root } from './lib/root.mjs';

/** Runs one command against a server of the replica set, by the project's own driver. */
async function admin(port, command) {
  const { MongoClient } = createRequire(join(root, 'package.json'))('mongodb');
  const options = { directConnection: true, serverSelectionTimeoutMS: 3000 };
  const client = await new MongoClient(`mongodb://127.0.0.1:${port}/`, options).connect();
  try {
    return await command(client.db('admin'));
  } finally {
    await client.close();
  }
}

const members = (port) => [{ _id: 0, host: `127.0.0.1:${port}` }];
// Alone it need not wait ten seconds for others before it elects itself.
const settings = { electionTimeoutMillis: 1000 };

/** Makes the server a replica set of one under its present port, which transactions need. */
async function configureReplicaSet(db, port) {
  try {
    const { config } = await db.command({ replSetGetConfig: 1 });
    if (config.members[0].host === members(port)[0].host) return;
    const moved = { ...config, version: config.version + 1, members: members(port), settings };
    await db.command({ replSetReconfig: moved, force: true });
  } catch (error) {
    if (error.codeName !== 'NotYetInitialized') throw error;
    await db.command({ replSetInitiate: { _id: 'rs0', members: members(port), settings } });
  }
}

/** Waits until the server takes writes. It closes connections when its state changes, so every failure is tried again. */
async function becomePrimary(port) {
  let reason = '';
  const attempt = () =>
    admin(port, async (db) => {
      await configureReplicaSet(db, port);
      return (await db.command({ hello: 1 })).isWritablePrimary;
    }).catch((error) => ((reason = error.message), false));
  await until(attempt, 60, () => `mongod does not become primary: ${reason}`);
}

async function startMongod(found, data, port, options) {
  const folder = join(data, 'mongodb');
  const log = join(data, 'mongod.log');
  mkdirSync(folder, { recursive: true });
  const args = [
    '--dbpath',
    folder,
    '--port',
    String(port),
    '--bind_ip',
    '127.0.0.1',
    '--replSet',
    'rs0',
    '--nounixsocket',
  ];
  args.push('--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '200', '--logpath', log, '--logappend', '--quiet');
  args.push('--setParameter', 'diagnosticDataCollectionEnabled=false');
  // What a killed process had begun is undone after this long, not after a minute: until then it holds the class that it wrote.
  args.push('--setParameter', 'transactionLifetimeLimitSeconds=10');
  const ready = async (service) => {
    await until(() => answers(port), 60, `mongod does not answer; see ${log}`);
    if (service.pid) await becomePrimary(port);
  };
  const service = new Service({ ...options, name: 'mongod', command: found.path, args, stdio: 'ignore', ready });
  await service.start();
  return service;
}

async function startRedis(found, data, port, options) {
  const folder = join(data, 'redis');
  const log = join(data, 'redis.log');
  mkdirSync(folder, { recursive: true });
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
  args.push('--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--daemonize', 'no', '--logfile', log);
  const ready = () => until(() => answers(port), 30, `redis-server does not answer; see ${log}`);
  const service = new Service({ ...options, name: 'redis', command: found.path, args, stdio: 'ignore', ready });
  await service.start();
  return service;
}

async function checkAnswers(name, url) {
  const { hostname, port } = new URL(url.split(',')[0].replace(/^(mongodb|rediss?):/, 'http:'));
  const at = Number(port) || (name === 'REDIS_URL' ? 6379 : 27017);
  if (url.startsWith('mongodb+srv:') || (await answers(at, hostname.replace(/^\[|\]$/g, '')))) return;
  throw new Error(`${name} is given, but nothing answers at ${hostname}:${at}`);
}

/**
 * Finds or starts MongoDB and Redis. Ports are kept in `<dataDir>/ports.json`, so that a restart finds its data under the same address.
 * `stop()` ends what was started here; it also ends when this process does, however that happens.
 *
 * @param {{ dataDir: string, mongodbUri?: string, redisUrl?: string, log?: (line: string) => void, respawn?: boolean,
 *   onChange?: () => void }} options
 * @returns {Promise<{ mongodb: string, redis: string, pids: { mongod: number|null, redis: number|null }, stop: () => Promise<void> }>}
 */
export async function startServices(options) {
  const { dataDir, respawn = false, onChange } = options;
  const log = options.log ?? (() => {});
  const mongodbUri = options.mongodbUri ?? process.env.MONGODB_URI;
  const redisUrl = options.redisUrl ?? process.env.REDIS_URL;
  mkdirSync(dataDir, { recursive: true });
  const kept = join(dataDir, 'ports.json');
  const ports = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const started = { mongod: null, redis: null };
  const stop = async () => {
    await started.redis?.stop();
    await started.mongod?.stop(15);
  };
  const shared = { respawn, onChange: () => onChange?.(), log };
  try {
    let [mongodb, redis] = [mongodbUri, redisUrl];
    if (mongodb) await checkAnswers('MONGODB_URI', mongodb);
    if (redis) await checkAnswers('REDIS_URL', redis);
    const [mongod, redisServer] = await Promise.all([mongodb ? null : findMongod(log), redis ? null : findRedis()]);
    const missing = [!mongodb && !mongod && 'MongoDB', !redis && !redisServer && 'Redis'].filter(Boolean);
    if (missing.length) throw new Error(howToGet(missing.join(' and ')));
    log(`MongoDB: ${mongod ? mongod.from : 'MONGODB_URI'}; Redis: ${redisServer ? redisServer.from : 'REDIS_URL'}`);
    if (mongod) ports.mongod = await freePort(ports.mongod);
    if (redisServer) ports.redis = await freePort(ports.redis);
    writeFileSync(kept, JSON.stringify(ports));
    if (mongod) {
      started.mongod = await startMongod(mongod, dataDir, ports.mongod, shared);
      mongodb = `mongodb://127.0.0.1:${ports.mongod}/sofra?replicaSet=rs0`;
    }
    if (redisServer) {
      started.redis = await startRedis(redisServer, dataDir, ports.redis, shared);
      redis = `redis://127.0.0.1:${ports.redis}`;
    }
    const pids = () => ({ mongod: started.mongod?.pid ?? null, redis: started.redis?.pid ?? null });
    return { mongodb, redis, stop, get pids() { return pids(); } }; // prettier-ignore
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A new folder under the system's temporary one, and the call that removes it. */
export function throwAway() {
  const folder = mkdtempSync(join(tmpdir(), 'sofra-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

async function runWith(command, args) {
  const { folder, remove } = throwAway();
  let child = null;
  const starting = startServices({ dataDir: folder, log: (line) => console.error(line) });
  const end = async () => {
    child?.kill('SIGTERM');
    const services = await starting.catch(() => null);
    await services?.stop();
    remove();
  };
  onSignals(end);
  try {
    const services = await starting;
    const env = { ...process.env, MONGODB_URI: services.mongodb, REDIS_URL: services.redis };
    child = spawn(command, args, { stdio: 'inherit', env });
    guard(child.pid);
    return await new Promise((done, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => done(code ?? 1));
    });
  } finally {
    child = null;
    await end();
  }
}

async function main(argv) {
  const rest = argv.indexOf('--');
  if (rest >= 0) return runWith(argv[rest + 1], argv.slice(rest + 2));
  const at = argv.indexOf('--data');
  const dataDir = resolve(at >= 0 ? argv[at + 1] : '.data');
  const starting = startServices({ dataDir, log: (line) => console.error(line) });
  onSignals(async () => (await starting).stop());
  const services = await starting;
  console.log(JSON.stringify({ mongodb: services.mongodb, redis: services.redis, pids: services.pids }));
  await new Promise(() => setInterval(() => {}, 60_000));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code ?? 0),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
