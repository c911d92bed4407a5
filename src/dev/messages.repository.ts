import { Injectable } from '@nestjs/common';
import type { Binary, Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { Database } from '../platform/database';
import { DEV_MESSAGES, type Received } from '../platform/mailbox';

interface Row extends Omit<Received, 'id' | 'attachments'> {
  _id: string;
  attachments: { name: string; type: string; bytes: Binary }[];
}

/** A message of the development mailbox without the bytes of its attachments. */
export interface DevMessage extends Omit<Received, 'attachments'> {
  readonly attachments: readonly { readonly name: string; readonly type: string }[];
}

const WITHOUT_BYTES = { 'attachments.bytes': 0 } as const;

/** What the development mailbox took. */
@Injectable()
export class MessagesRepository {
  constructor(private readonly db: Database) {}

  /** The newest first; `before` is the id of the last one seen. */
  async list(limit: number, before?: string): Promise<DevMessage[]> {
    const filter: Filter<Row> = before === undefined ? {} : { _id: { $lt: before } };
    const rows = await this.rows.find(filter, { projection: WITHOUT_BYTES }).sort({ _id: -1 }).limit(limit).toArray();
    return rows.map(toMessage);
  }

  /** All of them, the newest first, one after another. */
  async *all(to?: string): AsyncGenerator<DevMessage> {
    const filter: Filter<Row> = to === undefined ? {} : { to };
    const projection = { ...WITHOUT_BYTES, headers: 0 };
    for await (const row of this.rows.find(filter, { projection, batchSize: 500 }).sort({ _id: -1 }))
      yield toMessage(row);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<DevMessage> {
    const row = await this.rows.findOne({ _id: id }, { projection: WITHOUT_BYTES });
    if (!row) throw new NotFoundError('message');
    return toMessage(row);
  }

  /** @throws NotFoundError */
  async attachment(id: string, index: number): Promise<{ name: string; type: string; bytes: Buffer }> {
    const row = await this.rows.findOne({ _id: id });
    const found = row?.attachments[index];
    if (!found) throw new NotFoundError('attachment');
    return { name: found.name, type: found.type, bytes: Buffer.from(found.bytes.buffer) };
  }

  async clear(): Promise<void> {
    await this.rows.deleteMany({});
  }

  /** The mailbox waits for no journal, so a read of what the majority has would miss the newest. */
  private get rows() {
    const { client, connection } = this.db;
    return client.db(connection.name).collection<Row>(DEV_MESSAGES, { readConcern: { level: 'local' } });
  }
}

function toMessage({ _id, ...row }: Row): DevMessage {
  return { id: _id, ...row };
}
