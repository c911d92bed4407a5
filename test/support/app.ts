import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createWeb } from '../../src/app/start';
import { newId } from '../../src/shared/ids';
import { Clock } from '../../src/platform/clock';
import { Database, Migrations } from '../../src/platform/database';
import { ApiDocument } from '../../src/platform/openapi';
import { Workers } from '../../src/platform/outbox';
import { Sweeps } from '../../src/platform/sweeps';
import { Conformity } from './conformity';
import { HttpClient } from './http';
import { type MailSink, startMailSink } from './mail-sink';
import { until } from './until';

/** The whole product in this process, on a database of its own, with its jobs at work and its sweeps run by hand. Each answer of its API is compared with the API's description. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly http: HttpClient;
  readonly db: Database;
  readonly clock: Clock;
  readonly mail: MailSink;
  get<T>(type: Type<T>): T;
  /** Runs sweeps and waits until no due job is left. */
  drain(): Promise<void>;
  /** Moves the domain's time and does what is due then. */
  advance(duration: { hours?: number; minutes?: number; seconds?: number }): Promise<void>;
  close(): Promise<void>;
}

const KEY = 'test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';

function serviceUrl(name: 'MONGODB_URI' | 'REDIS_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set. Run the tests by npm test, which starts the services.`);
  return url;
}

/** A Redis database for each of Jest's processes: queues have the same names everywhere, and one test wipes its own. */
function redisUrl(): string {
  const url = new URL(serviceUrl('REDIS_URL'));
  url.pathname = `/${Number(process.env['JEST_WORKER_ID'] ?? 0) % 16}`;
  return url.toString();
}

/** Starts the product for one spec file. Further environment variables may be given. */
export async function startApp(env: Record<string, string> = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'sofra-test-'));
  const mail = await startMailSink();
  const mongodb = new URL(serviceUrl('MONGODB_URI'));
  mongodb.pathname = `/t_${newId().replaceAll('-', '')}`;
  Object.assign(process.env, {
    NODE_ENV: 'test',
    MONGODB_URI: mongodb.toString(),
    REDIS_URL: redisUrl(),
    SMTP_URL: mail.smtpUrl,
    SMS_URL: mail.smsUrl,
    DATA_DIR: folder,
    SECRET_KEYS: KEY,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    RATE_LIMITS: 'off',
    PUBLIC_URL: 'http://sofra.test',
    ...env,
  });
  const app = await createWeb().catch(async (error: unknown) => {
    // Left open, the sinks would keep a failed run alive for ever.
    await mail.close();
    throw error;
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const db = app.get(Database);
  await app.get(Migrations).createIndexes();
  app.get(Workers).start();
  const sweeps = app.get(Sweeps);
  const clock = app.get(Clock);

  const drain = async (): Promise<void> => {
    await until(async () => {
      const found = await sweeps.runAll();
      const quiet = Object.values(found).every((count) => count === 0);
      const open = await db
        .collection('outbox')
        .countDocuments({ due: { $lte: clock.now() }, failed: { $exists: false } });
      return quiet && open === 0;
    });
  };
  let conformity: Conformity | undefined;
  return {
    app,
    http: new HttpClient(app, {}, (method, path, { status, headers, body }) => {
      if (!path.startsWith('/api/v1/')) return;
      conformity ??= new Conformity(app.get(ApiDocument).get());
      const type = headers['content-type'] ?? '';
      const problems = conformity.problemsOf({ method, path, status, type, body: body as unknown });
      if (problems.length > 0) throw new Error(problems.join('\n'));
    }),
    db,
    clock,
    mail,
    get: (type) => app.get(type, { strict: false }),
    drain,
    advance: async ({ hours = 0, minutes = 0, seconds = 0 }) => {
      await clock.advance(((hours * 60 + minutes) * 60 + seconds) * 1000);
      await drain();
    },
    close: async () => {
      await db.connection.dropDatabase();
      await app.close();
      await mail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
