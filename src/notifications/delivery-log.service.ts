import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { SendFailure } from '../platform/mail';
import { Outbox } from '../platform/outbox';
import { DeliverMessage, type DeliverData } from './deliver.job';
import { type Delivery, deliveryId } from './delivery';
import { DeliveryRepository, type NewDelivery } from './delivery.repository';
import type { Letter } from './letter';
import { DeliveryFailed } from './notifications.facts';

/**
 * A worker has a delivery for itself this long. It is about as long as the queue takes to see that a worker was killed, so a crash
 * delays the next try by nothing more.
 */
const BUSY_MILLISECONDS = 6_000;

/** Sees to it that each delivery is handed over once, and writes down how it went. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
  ) {}

  /** What is known of a delivery before it is tried. */
  entry({ key, message }: DeliverData, letter: Letter, channel: Delivery['channel']): NewDelivery {
    const { organisationId, to, about } = letter;
    const known = { key, channel, message, organisationId, subjectIds: [...(about ?? [])], at: this.clock.now() };
    return to.personId === undefined ? known : { ...known, personId: to.personId };
  }

  /**
   * Calls `send` unless this delivery was sent before or another worker is at it. A crash between the server's answer and the mark
   * repeats it once, under the same id.
   * @throws SendFailure when it has to be tried again; a final refusal is written down and told as a fact
   */
  async once(entry: NewDelivery, send: () => Promise<void>): Promise<void> {
    const real = this.clock.real();
    const claim = await this.deliveries.claim(entry, real, new Date(real.getTime() + BUSY_MILLISECONDS));
    if (claim === 'done') return;
    if (claim === 'busy') throw new SendFailure(true, 'busy');
    const id = deliveryId(entry.key, entry.channel);
    try {
      await send();
    } catch (error) {
      return this.failed(id, error);
    }
    await this.deliveries.mark(id, { state: 'sent', sentAt: this.clock.now() });
  }

  /** Keeps an SMS until quiet hours end: one delayed job, however often this is asked. */
  async hold(job: DeliverData, entry: NewDelivery, until: Date): Promise<void> {
    const known = await this.deliveries.find(deliveryId(entry.key, entry.channel));
    if (known && known.state !== 'waiting' && known.state !== 'held') return;
    if (known?.state === 'held' && known.heldUntil?.getTime() === until.getTime()) return;
    await this.db.inTransaction((tx) =>
      tx.write(
        this.deliveries.holdWrite(entry, until),
        ...this.outbox.jobWrites(DeliverMessage, { ...job, channel: 'sms' }, { at: until }),
      ),
    );
  }

  skip(entry: NewDelivery, code: string): Promise<void> {
    return this.deliveries.skip(entry, code);
  }

  /** The message is no longer true. */
  drop(key: string): Promise<void> {
    return this.deliveries.dropWaiting(key);
  }

  private async failed(id: string, error: unknown): Promise<void> {
    const failure = error instanceof SendFailure ? error : undefined;
    if (failure?.retry !== false) {
      await this.deliveries.mark(id, { state: 'waiting', code: failure?.code ?? 'broken' });
      throw error;
    }
    await this.db.inTransaction((tx) =>
      tx.write(
        this.deliveries.markWrite(id, { state: 'failed', code: failure.code }),
        ...this.outbox.factWrites(DeliveryFailed, { deliveryId: id }),
      ),
    );
  }
}
