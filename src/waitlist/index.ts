/** Offers to waiting parties, the list as people and staff see it, the call list, answers by SMS. */
export type { Call, Offer, OfferedPlace, OfferState } from './offer';
export { Offers } from './offers.service';
export { WaitlistModule } from './waitlist.module';
export type { WaitingParty } from './waiting-party';
export { Waitlist } from './waitlist.service';
