import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Every environment variable that the processes read, in one place; `.env.example` explains each. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must begin with redis://'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://'),
  MAIL_FROM: z.string().min(3).default('Sofra <sofra@sofra.example>'),
  SMS_URL: z.union([z.url({ protocol: /^https?$/ }), z.literal('')]).default(''),
  SMS_TEMPLATE: z.string().includes('{to}').includes('{text}').default('{"to":"{to}","text":"{text}"}'),
  TRUST_PROXY: z.string().default(''),
  RATE_LIMITS: flag.default(true),
  DATA_DIR: z.string().min(1).default('.data'),
  SECRET_KEYS: z
    .string()
    .regex(
      /^[\w-]+:[A-Za-z0-9+/=_-]{43,44}(,[\w-]+:[A-Za-z0-9+/=_-]{43,44})*$/,
      'must be id:base64 of 32 bytes, newest first',
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  WEB_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  WORKER_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  DEMO: flag.default(false),
});

/** The settings of this process, checked once at start. */
export class Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly port: number;
  readonly host: string;
  /** Where people reach the installation, without a slash at the end. */
  readonly publicUrl: string;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Begins every key in Redis, so that installations (databases) can share one. */
  readonly redisPrefix: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** Empty: no SMS is sent, each is marked as not sent. */
  readonly smsUrl: string;
  readonly smsTemplate: string;
  readonly trustProxy: readonly string[];
  readonly rateLimits: boolean;
  readonly dataDir: string;
  /** Keys of 32 bytes by id, the newest first; the first encrypts, all decrypt. */
  readonly secretKeys: readonly { readonly id: string; readonly key: Buffer }[];
  readonly logLevel: string;
  readonly webProcesses: number;
  readonly workerProcesses: number;
  /** Demo data, the development mailbox and the movable clock may be used. Never in production. */
  readonly demo: boolean;

  constructor(env: z.infer<typeof Environment>) {
    this.environment = env.NODE_ENV;
    this.port = env.PORT;
    this.host = env.HOST;
    this.publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
    this.mongodbUri = env.MONGODB_URI;
    this.redisUrl = env.REDIS_URL;
    this.redisPrefix = `sofra:${/^[^/]*\/\/[^/]*\/([^?]*)/.exec(env.MONGODB_URI)?.[1] || 'test'}`;
    this.smtpUrl = env.SMTP_URL;
    this.mailFrom = env.MAIL_FROM;
    this.smsUrl = env.SMS_URL;
    this.smsTemplate = env.SMS_TEMPLATE;
    this.trustProxy = env.TRUST_PROXY.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    this.rateLimits = env.RATE_LIMITS;
    this.dataDir = env.DATA_DIR;
    this.secretKeys = env.SECRET_KEYS.split(',').map((entry) => {
      const [id = '', key = ''] = entry.split(':');
      return { id, key: Buffer.from(key, 'base64') };
    });
    this.logLevel = env.LOG_LEVEL;
    this.webProcesses = env.WEB_PROCESSES;
    this.workerProcesses = env.WORKER_PROCESSES;
    this.demo = env.DEMO || env.NODE_ENV === 'test';
  }
}

/** Thrown when a variable is missing or wrong; the message names each one, so that the start stops with a reason. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming each bad variable
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = Environment.safeParse(known);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Wrong settings in the environment.\n${lines.join('\n')}`);
  }
  const config = new Config(result.data);
  if (config.environment === 'production') refuseInProduction(result.data);
  return config;
}

/** Contract: production must not start with what only a demo may have. */
function refuseInProduction(env: z.infer<typeof Environment>): void {
  const wrong = [
    env.RATE_LIMITS ? '' : 'RATE_LIMITS: must be on in production',
    env.DEMO ? 'DEMO: must be off in production (demo data, development mailbox, movable clock)' : '',
  ].filter((line) => line !== '');
  if (wrong.length > 0) throw new ConfigError(`Wrong settings in the environment.\n${wrong.join('\n')}`);
}
