import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { CalendarFeed } from './calendar-feed';
import { CALENDAR_FEEDS, type CalendarFeedRow } from './calendar-feeds.schema';

/** Every query for the addresses of calendars. */
@Injectable()
export class CalendarFeedsRepository {
  constructor(private readonly db: Database) {}

  async findBySecretHash(secretHash: string): Promise<CalendarFeed | null> {
    const row = await this.rows.findOne({ secretHash });
    return row && toFeed(row);
  }

  async find(id: string): Promise<CalendarFeed | null> {
    const row = await this.rows.findOne({ _id: id });
    return row && toFeed(row);
  }

  async list(organisationId: string): Promise<CalendarFeed[]> {
    return (await this.rows.find({ organisationId }).toArray()).map(toFeed);
  }

  /** The first address of a feed, or the one that takes the old one's place. */
  address({ id, ...fields }: CalendarFeed): Write {
    return { collection: CALENDAR_FEEDS, filter: { _id: id }, update: { $set: fields }, upsert: true };
  }

  private get rows() {
    return this.db.collection<CalendarFeedRow>(CALENDAR_FEEDS);
  }
}

const toFeed = ({ _id, ...fields }: CalendarFeedRow): CalendarFeed => ({ id: _id, ...fields });
