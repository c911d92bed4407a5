import { z } from 'zod';
import { defineFact } from '../platform/outbox';
import type { MeetingBefore } from './sessions';

/** A meeting that is different, as it travels in facts and messages. */
export const meetingBefore = z.object({
  id: z.string(),
  was: z.object({ start: z.iso.datetime(), end: z.iso.datetime() }).optional(),
});

/** The same as it is written. */
export const meetingBeforeJson = ({ id, was }: MeetingBefore): z.infer<typeof meetingBefore> => ({
  id,
  ...(was ? { was: { start: was.start.toISOString(), end: was.end.toISOString() } } : {}),
});

const classOnly = z.object({ classId: z.string() });

/** What of a class people in it must hear about. */
export const CHANGED_PARTS = ['meetings', 'place', 'languages', 'capacity', 'people', 'other'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** Everybody can see it and join. */
export const ClassPublished = defineFact('classes.published', classOnly);

/** It was decided that the class runs. */
export const ClassConfirmed = defineFact('classes.confirmed', classOnly);

/** It is called off; its ledger is closed already, seats are given back by who listens. */
export const ClassCancelled = defineFact('classes.cancelled', classOnly);

/** Its people go to another class of the course; its ledger is closed already. */
export const ClassMerging = defineFact(
  'classes.merging',
  z.object({ organisationId: z.string(), classId: z.string() }),
);

/**
 * Something of a public class is different now, and this is its new version. `meetings` and `place` of `what` concern people's calendars; `meetings`
 * names the meetings that are different, and when they were held before.
 */
export const ClassChanged = defineFact(
  'classes.changed',
  z.object({
    classId: z.string(),
    version: z.number().int(),
    what: z.array(z.enum(CHANGED_PARTS)),
    meetings: z.array(meetingBefore).default([]),
  }),
);

/** Staff says that it is over; its ledger is closed. */
export const ClassFinished = defineFact('classes.finished', classOnly);
