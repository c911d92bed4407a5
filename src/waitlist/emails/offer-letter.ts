import type { LetterSubject } from '../../enrolments';
import type { Composed, LetterFormats, MessageType, Translate } from '../../notifications';
import type { Offer, OfferState } from '../offer';

/** What a letter about an offer is made of. */
export interface OfferSubject extends LetterSubject {
  readonly offer: Offer;
  readonly offerUrl: string;
  /** For an SMS: without the scheme. */
  readonly offerShortUrl: string;
}

/** One kind of letter about an offer, and the states of the offer in which it is still true. */
export interface OfferLetter {
  readonly message: MessageType<{ offerId: string }>;
  readonly states: readonly OfferState[];
  readonly compose: (subject: OfferSubject, t: Translate, formats: LetterFormats) => Composed;
}

/** The clock time until which the place is kept, with its weekday. */
export const untilText = ({ offer, trainingClass }: OfferSubject, formats: LetterFormats): string =>
  formats.dateTime(offer.until, trainingClass.timeZone);

/** The same in few letters, for an SMS. */
export const untilShort = ({ offer, trainingClass }: OfferSubject, formats: LetterFormats): string =>
  formats.dateTime(offer.until, trainingClass.timeZone, 'short');
