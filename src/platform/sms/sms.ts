import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { SendFailure } from '../mail';

/** One SMS. */
export interface SmsMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** An id of the delivery, the same at every try, so that a gateway can drop repeats. */
  readonly id: string;
}

const TIMEOUT_MILLISECONDS = 5_000;

/**
 * Sends SMS through any gateway that takes a POST: the body is SMS_TEMPLATE with `{to}`, `{text}` and `{id}` filled in as parts of
 * JSON strings. A user and password in SMS_URL go as basic authentication.
 */
@Injectable()
export class Sms {
  private readonly address: string;
  private readonly authorization: string | undefined;

  constructor(private readonly config: Config) {
    const url = config.smsUrl === '' ? undefined : new URL(config.smsUrl);
    const credentials = url ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` : ':';
    this.authorization =
      credentials === ':' ? undefined : `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`;
    if (url) url.username = url.password = '';
    this.address = url?.href ?? '';
  }

  /** Whether a gateway is set. */
  get on(): boolean {
    return this.address !== '';
  }

  /** @throws SendFailure when the gateway did not take it: a refused message is final, everything else may be tried again */
  async send(message: SmsMessage): Promise<void> {
    let status: number;
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': message.id,
          ...(this.authorization === undefined ? {} : { authorization: this.authorization }),
        },
        body: fillTemplate(this.config.smsTemplate, message),
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch {
      throw new SendFailure(true, 'sms_away');
    }
    const failure = smsFailure(status);
    if (failure) throw failure;
  }
}

/** The body of the POST. */
export function fillTemplate(template: string, message: SmsMessage): string {
  return template.replace(/\{(to|text|id)\}/g, (_, name: keyof SmsMessage) =>
    JSON.stringify(message[name]).slice(1, -1),
  );
}

/** What is wrong with the message itself; a wrong password or address of the gateway is mended, and the message goes out then. */
const REFUSED: ReadonlySet<number> = new Set([400, 410, 413, 422]);

/** Sorts the gateway's status; undefined when it took the message. */
export function smsFailure(status: number): SendFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const final = REFUSED.has(status);
  return new SendFailure(!final, `sms_${status}`);
}
