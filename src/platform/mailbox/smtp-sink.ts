import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Received, receivedMail } from './received';

/** What the mail server does on purpose: refuse for now, refuse for good, take its time, or not answer at all. */
export type SmtpFault = 'ok' | '451' | '550' | 'slow' | 'closed';
export const SMTP_FAULTS: readonly SmtpFault[] = ['ok', '451', '550', 'slow', 'closed'];

const SLOW_MILLISECONDS = 3_000;
const LARGEST_BYTES = 30 * 1024 * 1024;

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** A mail server that keeps what it gets and sends nothing on: for development and tests. */
export class SmtpSink {
  private readonly sockets = new Set<Socket>();
  private readonly server: SMTPServer;
  private fault: SmtpFault = 'ok';

  /** @param take keeps the mail; the sender is told that it is taken once this is done */
  constructor(private readonly take: (mail: Received) => Promise<void>) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST_BYTES,
      onRcptTo: (_, __, callback) => callback(this.refusal()),
      onData: (stream, session, callback) => {
        void this.receive(stream, session).then(
          () => callback(),
          (error: Error) => callback(error),
        );
      },
    });
    this.server.server.prependListener('connection', (socket: Socket) => {
      if (this.fault === 'closed') return socket.destroy();
      this.sockets.add(socket);
      return socket.once('close', () => this.sockets.delete(socket));
    });
    this.server.on('error', () => undefined);
  }

  /** @returns the port, a free one for 0 */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve());
    });
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Behaves like this from now on; `closed` cuts the open connections too. */
  behave(fault: SmtpFault): void {
    this.fault = fault;
    if (fault === 'closed') this.cut();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.cut();
    await closed;
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private refusal(): Error | null {
    if (this.fault === '451') return new Refusal(451, 'Try again later');
    return this.fault === '550' ? new Refusal(550, 'No such mailbox') : null;
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    if (this.fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MILLISECONDS));
    const to = session.envelope.rcptTo.map(({ address }) => address);
    await this.take(await receivedMail(Buffer.concat(parts), to));
  }
}
