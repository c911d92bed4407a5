import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../config';
import { smtpFailure } from './mail-failure';

/** One mail, ready to go. */
export interface Mail {
  readonly to: string;
  /** The name beside the installation's own address. */
  readonly fromName?: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** An id of the delivery; the Message-ID is made from it and stays the same at every try. */
  readonly id: string;
  readonly language?: string;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
  readonly headers?: Readonly<Record<string, string>>;
}

const CONNECTIONS = 8;
const MAILS_A_CONNECTION = 500;
const TIMEOUT_MILLISECONDS = 5_000;
/** A server may think long after the end of the data. */
const ANSWER_MILLISECONDS = 20_000;

/** Hands mails to the mail server at SMTP_URL over a few open connections. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private transport: Transporter | undefined;
  private readonly from: { readonly name: string; readonly address: string };

  constructor(private readonly config: Config) {
    this.from = parseSender(config.mailFrom);
  }

  /** The installation's own address, from which every mail comes. */
  get address(): string {
    return this.from.address;
  }

  /** The Message-ID under which a delivery goes. */
  messageId(id: string): string {
    return `<${id}@${this.from.address.split('@')[1] ?? 'localhost'}>`;
  }

  /** @throws SendFailure when the server did not take it; `retry` says whether it may later */
  async send(mail: Mail): Promise<void> {
    this.transport ??= this.open();
    try {
      await this.transport.sendMail({
        from: { name: mail.fromName ?? this.from.name, address: this.from.address },
        to: { name: '', address: mail.to },
        ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: this.messageId(mail.id),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(mail.language === undefined ? {} : { 'Content-Language': mail.language }),
          ...mail.headers,
        },
        attachments: (mail.attachments ?? []).map(({ name, type, bytes }) => ({
          filename: name,
          contentType: type,
          content: bytes,
          // Some programs take no invitation from what is called an attachment.
          ...(type.startsWith('text/calendar') ? { contentDisposition: 'inline' as const } : {}),
        })),
      });
    } catch (error) {
      throw smtpFailure(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private open(): Transporter {
    return createTransport({
      url: this.config.smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: MAILS_A_CONNECTION,
      connectionTimeout: TIMEOUT_MILLISECONDS,
      greetingTimeout: TIMEOUT_MILLISECONDS,
      dnsTimeout: TIMEOUT_MILLISECONDS,
      socketTimeout: ANSWER_MILLISECONDS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

/** `Sofra <sofra@sofra.example>` or an address alone. */
function parseSender(text: string): { name: string; address: string } {
  const match = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(text);
  return match ? { name: match[1] ?? '', address: match[2] ?? '' } : { name: '', address: text.trim() };
}
