import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { Database, type Write } from '../platform/database';
import type { ClassMessage, MessageState } from './class-message';
import { CLASS_MESSAGES, type ClassMessageRow } from './class-message.schema';

const MOST = 200;

/** Every query for messages to classes. */
@Injectable()
export class ClassMessagesRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotFoundError */
  async getOwn(organisationId: string, id: string): Promise<ClassMessage> {
    const row = await this.rows.findOne({ _id: id, organisationId });
    if (!row) throw new NotFoundError('message');
    return toMessage(row);
  }

  /** For a job, which knows nothing but the id. @throws NotFoundError */
  async get(id: string): Promise<ClassMessage> {
    const message = await this.find(id);
    if (!message) throw new NotFoundError('message');
    return message;
  }

  async find(id: string): Promise<ClassMessage | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && toMessage(row);
  }

  /** Those of a class without their people, the newest first; at most 200 come. */
  async list(organisationId: string, classId: string): Promise<ClassMessage[]> {
    const found = this.rows.find({ organisationId, classId }, { projection: { recipients: 0 } });
    return (await found.sort({ writtenAt: -1 }).limit(MOST).toArray()).map(toMessage);
  }

  /** The newest that went to this enrolment. */
  async listOf(organisationId: string, enrolmentId: string, limit: number): Promise<ClassMessage[]> {
    const found = this.rows.find({ organisationId, recipients: enrolmentId }, { projection: { recipients: 0 } });
    return (await found.sort({ at: -1 }).limit(limit).toArray()).map(toMessage);
  }

  insert({ id, ...message }: ClassMessage): Write {
    return { collection: CLASS_MESSAGES, insert: { _id: id, ...message } };
  }

  /** One step of a message, from the state before alone: the transaction ends with 409 lost_race where that has passed. */
  move(id: string, from: MessageState, to: MessageState, more: Partial<ClassMessage> = {}): Write {
    return {
      collection: CLASS_MESSAGES,
      filter: { _id: id, state: from },
      update: { $set: { ...more, state: to } },
      must: true,
    };
  }

  private get rows() {
    return this.db.collection<ClassMessageRow>(CLASS_MESSAGES);
  }
}

const toMessage = ({ _id, ...row }: ClassMessageRow): ClassMessage => ({ id: _id, ...row });
