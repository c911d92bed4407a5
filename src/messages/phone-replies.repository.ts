import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { Database, type Write } from '../platform/database';
import { Vault } from '../platform/secrets';
import type { PhoneReply } from './phone-reply';
import { PHONE_REPLIES, type PhoneReplyRow } from './phone-reply.schema';

const MOST = 500;

/** Every query for replies by phone. */
@Injectable()
export class PhoneRepliesRepository {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** Those to a message, in the order in which they came; at most 500. */
  list(organisationId: string, messageId: string): Promise<PhoneReply[]> {
    return this.read({ organisationId, messageId });
  }

  /** Those of one enrolment, the oldest first. */
  listOf(organisationId: string, enrolmentId: string): Promise<PhoneReply[]> {
    return this.read({ organisationId, enrolmentId });
  }

  async find(id: string): Promise<PhoneReply | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && this.open(row);
  }

  insertion({ id, text, ...reply }: PhoneReply): Write {
    return { collection: PHONE_REPLIES, insert: { _id: id, ...reply, text: this.vault.seal(text) } };
  }

  /** Everything that a person said. */
  erasure(personId: string): Write {
    return { collection: PHONE_REPLIES, remove: { personId }, many: true };
  }

  private async read(filter: Filter<PhoneReplyRow>): Promise<PhoneReply[]> {
    const found = await this.rows.find(filter).sort({ at: 1, _id: 1 }).limit(MOST).toArray();
    return found.map((row) => this.open(row));
  }

  private open({ _id, text, ...row }: PhoneReplyRow): PhoneReply {
    return { id: _id, ...row, text: this.vault.open(text) };
  }

  private get rows() {
    return this.db.collection<PhoneReplyRow>(PHONE_REPLIES);
  }
}
