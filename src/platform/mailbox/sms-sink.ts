import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Received, receivedSms } from './received';

/** What the gateway does on purpose; a number is the status that it answers. */
export type SmsFault = 'ok' | '400' | '429' | '500' | 'closed';
export const SMS_FAULTS: readonly SmsFault[] = ['ok', '400', '429', '500', 'closed'];

/** An SMS gateway that keeps what it gets and sends nothing on: for development and tests. */
export class SmsSink {
  private readonly server: Server;
  private fault: SmsFault = 'ok';

  constructor(private readonly take: (sms: Received) => Promise<void>) {
    this.server = createServer((request, response) => {
      if (this.fault === 'closed') return void request.socket.destroy();
      return void this.answer(request).then((status) => response.writeHead(status).end());
    });
  }

  /** @returns the port, a free one for 0 */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve());
    });
    return (this.server.address() as AddressInfo).port;
  }

  behave(fault: SmsFault): void {
    this.fault = fault;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage): Promise<number> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method !== 'POST') return 405;
    if (this.fault !== 'ok') return Number(this.fault);
    const sms = receivedSms(Buffer.concat(parts).toString('utf8'));
    if (!sms) return 400;
    await this.take(sms);
    return 202;
  }
}
