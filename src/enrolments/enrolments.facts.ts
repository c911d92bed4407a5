import { z } from 'zod';
import { defineFact } from '../platform/outbox';

const enrolmentOnly = z.object({ enrolmentId: z.string() });

/** Somebody has a place, paid or not: by joining, by being let in, or by saying yes to an offer. */
export const PlaceTaken = defineFact('enrolments.taken', enrolmentOnly);

/** Somebody joined the waiting list. */
export const JoinedWaitingList = defineFact('enrolments.waiting', enrolmentOnly);

/** Somebody asked to be admitted; nothing is held. */
export const ApplicationMade = defineFact('enrolments.applied', enrolmentOnly);

/** A party gave back the place of one who was to come along. */
export const PartyShrunk = defineFact('enrolments.shrunk', enrolmentOnly);

/** A place, a hold or a number in line was given back. */
export const PlaceGivenBack = defineFact('enrolments.released', enrolmentOnly);
