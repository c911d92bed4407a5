import { MongoClient } from 'mongodb';
import { z } from 'zod';
import {
  DEV_CONTROLS,
  type MailboxControl,
  MailboxStore,
  SMS_FAULTS,
  type SmsFault,
  SmsSink,
  SMTP_FAULTS,
  type SmtpFault,
  SmtpSink,
} from './platform/mailbox';

/** Development only: takes all mail and SMS, sends none on, and keeps them for `/dev/mail`. */
const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test'], { message: 'the development mailbox does not run in production' })
    .default('development'),
  MONGODB_URI: z.string().min(1),
  MAILBOX_SMTP_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  MAILBOX_SMS_PORT: z.coerce.number().int().min(0).max(65535).default(0),
});

const POLL_MILLISECONDS = 100;

const oneOf = <T extends string>(allowed: readonly T[], value: string | undefined, fallback: T): T =>
  allowed.find((candidate) => candidate === value) ?? fallback;

async function start(): Promise<void> {
  const env = Environment.safeParse(process.env);
  if (!env.success) {
    const lines = env.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Wrong settings in the environment.\n${lines.join('\n')}`);
  }
  const client = await new MongoClient(env.data.MONGODB_URI, { serverSelectionTimeoutMS: 5_000 }).connect();
  const store = new MailboxStore(client.db());
  const smtp = new SmtpSink((mail) => store.add(mail));
  const sms = new SmsSink((message) => store.add(message));
  const controls = client.db().collection<MailboxControl>(DEV_CONTROLS);
  let behaviour = 'ok ok';
  const timer = setInterval(() => {
    void controls.findOne({ _id: 'mailbox' }).then(
      (control) => {
        const next: [SmtpFault, SmsFault] = [
          oneOf(SMTP_FAULTS, control?.smtp, 'ok'),
          oneOf(SMS_FAULTS, control?.sms, 'ok'),
        ];
        if (next.join(' ') === behaviour) return;
        behaviour = next.join(' ');
        smtp.behave(next[0]);
        sms.behave(next[1]);
      },
      () => undefined,
    );
  }, POLL_MILLISECONDS);
  const ports = {
    smtp: await smtp.listen(env.data.MAILBOX_SMTP_PORT),
    sms: await sms.listen(env.data.MAILBOX_SMS_PORT),
  };
  process.stdout.write(`mailbox-ready ${JSON.stringify(ports)}\n`);
  process.send?.({ type: 'ready' });
  const end = (): void => {
    clearInterval(timer);
    void Promise.allSettled([smtp.close(), sms.close(), client.close()]).then(() => process.exit(0));
  };
  process.once('SIGTERM', end).once('SIGINT', end);
  // The demo holds a channel to its processes; when it is killed, they must not stay behind.
  if (process.send) process.once('disconnect', end);
}

start().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
