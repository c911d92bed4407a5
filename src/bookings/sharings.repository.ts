import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { CompanySharing } from './sharing';
import { type SharingRow, SHARINGS } from './sharings.schema';

/** Every query about what people let their company see. */
@Injectable()
export class SharingsRepository {
  constructor(private readonly db: Database) {}

  async find(enrolmentId: string): Promise<CompanySharing | null> {
    const row = await this.rows.findOne({ _id: enrolmentId });
    return row && toSharing(row);
  }

  async listOfBooking(bookingId: string): Promise<CompanySharing[]> {
    return (await this.rows.find({ bookingId }).toArray()).map(toSharing);
  }

  /** The last word counts. */
  keep({ enrolmentId, ...fields }: CompanySharing): Write {
    return { collection: SHARINGS, filter: { _id: enrolmentId }, update: { $set: fields }, upsert: true };
  }

  /** Who was erased shares nothing. */
  erasure(personId: string): Write {
    return { collection: SHARINGS, remove: { personId }, many: true };
  }

  private get rows() {
    return this.db.collection<SharingRow>(SHARINGS);
  }
}

const toSharing = ({ _id, ...fields }: SharingRow): CompanySharing => ({ enrolmentId: _id, ...fields });
