import { type Received, type SmsFault, SmsSink, type SmtpFault, SmtpSink } from '../../src/platform/mailbox';

/** A real mail server and a real SMS gateway in the test's process; what they took lies in `messages`, oldest first. */
export interface MailSink {
  readonly smtpUrl: string;
  readonly smsUrl: string;
  /** All that was taken, oldest first. */
  readonly messages: readonly Received[];
  /** The mails and SMS to one address or number, oldest first. */
  to(recipient: string): readonly Received[];
  /** The newest one to an address or number; throws when there is none. */
  last(recipient: string): Received;
  /** Behaves like this from now on. */
  smtp(fault: SmtpFault): void;
  sms(fault: SmsFault): void;
  /** Forgets what was taken. */
  clear(): void;
  close(): Promise<void>;
}

/** Starts both on free ports. */
export async function startMailSink(): Promise<MailSink> {
  const messages: Received[] = [];
  const take = (message: Received): Promise<void> => {
    messages.push(message);
    return Promise.resolve();
  };
  const smtp = new SmtpSink(take);
  const sms = new SmsSink(take);
  const [smtpPort, smsPort] = await Promise.all([smtp.listen(0), sms.listen(0)]);
  const to = (recipient: string): readonly Received[] => messages.filter((message) => message.to === recipient);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    smsUrl: `http://127.0.0.1:${smsPort}/`,
    messages,
    to,
    last: (recipient) => {
      const found = to(recipient).at(-1);
      if (!found) throw new Error(`Nothing was sent to ${recipient}.`);
      return found;
    },
    smtp: (fault) => smtp.behave(fault),
    sms: (fault) => sms.behave(fault),
    clear: () => {
      messages.length = 0;
    },
    close: async () => {
      await Promise.all([smtp.close(), sms.close()]);
    },
  };
}
