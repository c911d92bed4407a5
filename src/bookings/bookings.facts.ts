import { z } from 'zod';
import { defineFact } from '../platform/outbox';

/** A workshop has its class. */
export const WorkshopSettled = defineFact('bookings.settled', z.object({ bookingId: z.string(), classId: z.string() }));
