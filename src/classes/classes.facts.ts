import { z } from 'zod';
import { defineFact } from '../platform/outbox';

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
 * Something of a public class is different now, and this is its new version. `meetings` and `place` concern people's calendars; `starts` says when the meetings that
 * are different were to begin, and when they begin now.
 */
export const ClassChanged = defineFact(
  'classes.changed',
  z.object({
    classId: z.string(),
    version: z.number().int(),
    what: z.array(z.enum(CHANGED_PARTS)),
    starts: z.array(z.iso.datetime()).default([]),
  }),
);

/** Staff says that it is over; its ledger is closed. */
export const ClassFinished = defineFact('classes.finished', classOnly);
