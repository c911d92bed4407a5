import { z } from 'zod';
import { defineMessage } from '../../notifications';

const OfferData = z.object({ offerId: z.string() });

/** A place is free for you, until then: yes or no. */
export const SeatOffered = defineMessage('waitlist.seat-offered', OfferData);

/** The offer is still open and ends soon. */
export const OfferRunningOut = defineMessage('waitlist.offer-running-out', OfferData);

/** The offer was taken back, as the room became smaller: the party has its number again. */
export const OfferWithdrawn = defineMessage('waitlist.offer-withdrawn', OfferData);

/** The offer ended without an answer; the number is kept for the next group. */
export const OfferLapsed = defineMessage('waitlist.offer-lapsed', OfferData);
