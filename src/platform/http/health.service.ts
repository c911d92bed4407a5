import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createClient } from 'redis';
import { Config } from '../config';
import { Database } from '../database';

const ANSWER_MILLISECONDS = 1_500;

/** Looks whether what the process needs is there. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  readonly metrics = new Registry();
  private ending = false;

  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {
    collectDefaultMetrics({ register: this.metrics });
    const outbox = this.db;
    new Gauge({
      name: 'sofra_outbox_rows',
      help: 'Jobs written and not finished yet',
      registers: [this.metrics],
      async collect() {
        this.set(await outbox.collection('outbox').estimatedDocumentCount());
      },
    });
    new Gauge({
      name: 'sofra_outbox_failed_rows',
      help: 'Jobs that were given up',
      registers: [this.metrics],
      async collect() {
        this.set(await outbox.collection('outbox').countDocuments({ failed: { $exists: true } }));
      },
    });
  }

  /** From now on no new work should be sent here. */
  beforeApplicationShutdown(): void {
    this.ending = true;
  }

  /** The names of what is down; none when all is well. */
  async down(): Promise<string[]> {
    const checks = await Promise.all([
      this.answers(() => this.db.client.db().command({ ping: 1 })).then((up) => (up ? '' : 'mongodb')),
      this.answers(() => this.pingRedis()).then((up) => (up ? '' : 'redis')),
    ]);
    return [this.ending ? 'shutting_down' : '', ...checks].filter((name) => name !== '');
  }

  private async pingRedis(): Promise<void> {
    const client = createClient({
      url: this.config.redisUrl,
      socket: { reconnectStrategy: false, connectTimeout: ANSWER_MILLISECONDS },
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
    } finally {
      if (client.isOpen) client.destroy();
    }
  }

  private async answers(check: () => Promise<unknown>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), ANSWER_MILLISECONDS);
    });
    const answer = check().then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
