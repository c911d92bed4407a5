import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Takes back what was asked for a booking that was called off. */
export const WithdrawPapers = defineJob('bookings.withdraw', z.object({ bookingId: z.string() }));

/** Gives back what a partner's block has no names for, at its end. */
export const GiveBackUnnamed = defineJob('bookings.give-back-unnamed', z.object({ bookingId: z.string() }));

/** Asks for what a booking of another size costs. */
export const RebillBooking = defineJob('bookings.rebill', z.object({ bookingId: z.string() }));

/** Ends what accepting a quote began: the block of seats with the booking, then the pro-forma. */
export const FinishAcceptance = defineJob('bookings.finish', z.object({ quoteId: z.string() }));
