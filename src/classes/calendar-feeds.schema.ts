import { Schema } from 'mongoose';
import type { CalendarFeed } from './calendar-feed';

/** A feed's address as it is stored. */
export type CalendarFeedRow = Omit<CalendarFeed, 'id'> & { _id: string };

export const CALENDAR_FEEDS = 'calendar_feeds';

/** A feed is found by the hash of its secret alone. */
export const CalendarFeedSchema = new Schema<CalendarFeedRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    kind: { type: String, required: true },
    subject: { type: String, required: true },
    room: { type: Schema.Types.Mixed } as never,
    nonce: { type: String, required: true },
    secretHash: { type: String, required: true },
    madeAt: { type: Date, required: true },
    madeBy: { type: String, required: true },
  },
  { collection: CALENDAR_FEEDS, versionKey: false, autoIndex: false },
);
CalendarFeedSchema.index({ secretHash: 1 }, { unique: true });
CalendarFeedSchema.index({ organisationId: 1 });
