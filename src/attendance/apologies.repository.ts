import { Injectable } from '@nestjs/common';
import { derivedId } from '../shared/ids';
import { Database, type Write } from '../platform/database';
import { APOLOGIES, type ApologyRow } from './apologies.schema';
import type { Apology } from './apology';
import { personKey } from './attendance';

const toApology = ({ _id, ...row }: ApologyRow): Apology => row;

/** Every query about who said beforehand that a meeting cannot be. */
@Injectable()
export class ApologiesRepository {
  constructor(private readonly db: Database) {}

  /** Said twice, the first word stays. */
  keep(apology: Apology): Write {
    const _id = derivedId('apology', `${apology.sessionId}\n${personKey(apology)}`);
    return { collection: APOLOGIES, filter: { _id }, update: { $setOnInsert: apology }, upsert: true };
  }

  /** They come after all. */
  takeBack(sessionId: string, enrolmentId: string): Write {
    return { collection: APOLOGIES, remove: { sessionId, enrolmentId }, many: true };
  }

  async listForSession(sessionId: string, classId: string): Promise<Apology[]> {
    return (await this.rows.find({ classId, sessionId }).toArray()).map(toApology);
  }

  async listForParty(enrolmentId: string): Promise<Apology[]> {
    return (await this.rows.find({ enrolmentId }).sort({ companion: 1 }).toArray()).map(toApology);
  }

  private get rows() {
    return this.db.collection<ApologyRow>(APOLOGIES);
  }
}
