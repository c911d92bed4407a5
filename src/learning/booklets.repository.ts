import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import type { Booklet } from './booklet';
import { type BookletRow, BOOKLETS } from './booklets.schema';

/** Every query about booklets. */
@Injectable()
export class BookletsRepository {
  constructor(private readonly db: Database) {}

  /** The file of a booklet that was made, by its SHA-256. */
  async find(organisationId: string, id: string): Promise<string | null> {
    const row = await this.rows.findOne({ _id: id, organisationId }, { projection: { pdf: 1 } });
    return row?.pdf ?? null;
  }

  /** Keeps it, unless another process was faster: the same id has the same bytes. */
  async keep({ id, ...booklet }: Booklet): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $setOnInsert: booklet }, { upsert: true });
  }

  private get rows() {
    return this.db.collection<BookletRow>(BOOKLETS);
  }
}
