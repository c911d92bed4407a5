import type { LetterSubject } from '../../enrolments';
import type { Composed, LetterFormats, MessageType, Translate } from '../../notifications';
import type { Offer } from '../offer';

/** What a letter about an offer is made of. */
export interface OfferSubject extends LetterSubject {
  readonly offer: Offer;
  readonly offerUrl: string;
  /** For an SMS: without the scheme. */
  readonly offerShortUrl: string;
}

/** One kind of letter about an offer. */
export interface OfferLetter {
  readonly message: MessageType<{ offerId: string }>;
  /** Whether it is still true; else it is not sent. */
  readonly holds: (subject: OfferSubject) => boolean;
  readonly compose: (subject: OfferSubject, t: Translate, formats: LetterFormats) => Composed;
}

/** Whether the offer can be answered at the moment. */
export const isOpen = ({ offer, now }: OfferSubject): boolean => offer.state === 'open' && offer.until > now;

/** The clock time until which the place is kept, with its weekday. */
export const untilText = ({ offer, trainingClass }: OfferSubject, formats: LetterFormats): string =>
  formats.dateTime(offer.until, trainingClass.timeZone);

/** The same in few letters, for an SMS. */
export const untilShort = ({ offer, trainingClass }: OfferSubject, formats: LetterFormats): string =>
  formats.dateTime(offer.until, trainingClass.timeZone, 'short');
