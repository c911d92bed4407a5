import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Ends what accepting a quote began: the block of seats with the booking, then the pro-forma. */
export const FinishAcceptance = defineJob('bookings.finish', z.object({ quoteId: z.string() }));
