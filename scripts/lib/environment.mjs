// The environment that the demo gives to its processes.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The keys of this data folder (id:base64, newest first), made at the first run and readable by the owner alone. */
export function keysOf(data) {
  const file = join(data, 'keys');
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Variables that a running demo's data needs, for a command beside it. What the environment already says wins. */
export function environmentOf(run) {
  const own = {
    NODE_ENV: 'development',
    DEMO: 'on',
    MONGODB_URI: run.mongodb,
    REDIS_URL: run.redis,
    SMTP_URL: run.smtp,
    SMS_URL: run.sms,
    PUBLIC_URL: run.url,
    DATA_DIR: run.data,
  };
  const keys = process.env.SECRET_KEYS || keysOf(run.data);
  return { ...own, ...given(process.env), SECRET_KEYS: keys };
}

/** The environment without what is set to nothing. */
export function given(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
