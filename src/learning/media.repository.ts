import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import { MEDIA, type MediaRow } from './learning.schema';
import type { Media } from './media';

/** Every query about what lies in lessons. */
@Injectable()
export class MediaRepository {
  constructor(private readonly db: Database) {}

  async find(id: string): Promise<Media | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && toMedia(row);
  }

  /** The one whose id begins so, or null. */
  async beginningWith(prefix: string): Promise<Media | null> {
    const row = await this.rows.findOne({ _id: { $gte: prefix, $lt: `${prefix}g` } });
    return row && toMedia(row);
  }

  /** Those of the organisation that are there, by id. */
  async ofOrganisation(organisationId: string, ids: readonly string[]): Promise<Map<string, Media>> {
    if (ids.length === 0) return new Map();
    const rows = await this.rows.find({ organisationId, _id: { $in: [...ids] } }).toArray();
    return new Map(rows.map((row) => [row._id, toMedia(row)]));
  }

  /** Keeps it unless it is there. */
  async keep({ id, ...media }: Media, createdAt: Date): Promise<void> {
    const row = { ...media, createdAt };
    await this.rows.updateOne({ _id: id }, { $setOnInsert: row }, { upsert: true });
  }

  private get rows() {
    return this.db.collection<MediaRow>(MEDIA);
  }
}

const toMedia = ({ _id, createdAt: _at, ...row }: MediaRow): Media => ({ id: _id, ...row });
