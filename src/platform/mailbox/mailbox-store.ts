import type { Collection, Db } from 'mongodb';
import type { Received } from './received';

export const DEV_MESSAGES = 'dev_messages';
/** How the mailbox behaves, for those who test faults: `{ _id: 'mailbox', smtp, sms }`. */
export const DEV_CONTROLS = 'dev_controls';

/** A message as stored; ids made later sort later. */
export type ReceivedRow = Omit<Received, 'id'> & { _id: string };

export interface MailboxControl {
  _id: 'mailbox';
  smtp?: string;
  sms?: string;
}

const MOST_MESSAGES = 10_000;
const TRIM_EVERY = 500;
const GATHER_MILLISECONDS = 4;

interface Waiting {
  readonly row: ReceivedRow;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Keeps the newest messages in MongoDB; those that arrive together are written together. */
export class MailboxStore {
  private readonly messages: Collection<ReceivedRow>;
  private waiting: Waiting[] = [];
  private stored = 0;

  constructor(db: Db) {
    this.messages = db.collection<ReceivedRow>(DEV_MESSAGES, { writeConcern: { w: 1, journal: false } });
  }

  /** Done once the message can be read. */
  add({ id, ...message }: Received): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ row: { _id: id, ...message }, resolve, reject });
      if (this.waiting.length === 1) setTimeout(() => void this.flush(), GATHER_MILLISECONDS);
    });
  }

  private async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    try {
      await this.messages.insertMany(batch.map(({ row }) => row));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.stored += batch.length;
    if (this.stored >= TRIM_EVERY) await this.trim().catch(() => undefined);
  }

  private async trim(): Promise<void> {
    this.stored = 0;
    const [oldest] = await this.messages
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .skip(MOST_MESSAGES)
      .limit(1)
      .toArray();
    if (oldest) await this.messages.deleteMany({ _id: { $lte: oldest._id } });
  }
}
