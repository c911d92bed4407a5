import { Injectable } from '@nestjs/common';
import type { AnyBulkWriteOperation, UpdateFilter } from 'mongodb';
import { Gather } from '../shared/gather';
import { ById, Database } from '../platform/database';
import { JOIN_DRAFTS, type JoinDraftRow } from './join-draft.schema';

/** Every query for drafts. Thirty people at a door answer at once: what they ask and say in the same moment costs one call each way. */
@Injectable()
export class JoinDraftsRepository {
  private readonly reads = new ById<JoinDraftRow>(() => this.rows);
  private readonly writes = new Gather<AnyBulkWriteOperation<JoinDraftRow>, void>(async (operations) => {
    await this.rows.bulkWrite([...operations]);
    return operations.map(() => undefined);
  });

  constructor(private readonly db: Database) {}

  /** The draft, unless its time is over at `now`. */
  async find(id: string, now: Date): Promise<JoinDraftRow | null> {
    const row = await this.reads.find(id);
    return row && row.expires > now ? row : null;
  }

  /** Changes the draft, or begins it. */
  change(id: string, update: UpdateFilter<JoinDraftRow>): Promise<void> {
    return this.writes.add({ updateOne: { filter: { _id: id }, update, upsert: true } });
  }

  private get rows() {
    return this.db.collection<JoinDraftRow>(JOIN_DRAFTS);
  }
}
