import type { Enrolment } from '../enrolments';

/** What became of an offer. Only `open` can be answered. */
export const OFFER_STATES = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/**
 * A timed, personal right of a waiting party to take its seats. The ledger decides; this record is what people see, answer and get
 * messages about.
 */
export interface Offer {
  readonly id: string;
  readonly classId: string;
  readonly enrolmentId: string;
  readonly seats: number;
  readonly state: OfferState;
  readonly madeAt: Date;
  readonly until: Date;
  /** The first moment for an SMS: the end of quiet hours. */
  readonly messageFrom: Date;
  readonly answeredAt?: Date;
  /** What the link is made of, and by what it is found. */
  readonly nonce: string;
  readonly secretHash: string;
  /** The party asked for more time, which it can do once. */
  readonly prolongedAt?: Date;
}

/** An offer with the enrolment that it was made to. */
export interface OfferedPlace {
  readonly offer: Offer;
  readonly enrolment: Enrolment;
}

/** The kind under which `Links` makes the secrets of offers. */
export const OFFER_LINK = 'offer';

const HOUR = 3600_000;
/** A window shorter than this gets no reminder: the offer itself is fresh enough. */
const SHORTEST_WITH_REMINDER = 6 * HOUR;

/** When to remind of an open offer: a quarter of the window before its end; or not at all. In quiet hours the SMS waits as every one does. */
export function reminderAt(offer: Pick<Offer, 'messageFrom' | 'until'>): Date | null {
  const window = offer.until.getTime() - offer.messageFrom.getTime();
  return window < SHORTEST_WITH_REMINDER ? null : new Date(offer.until.getTime() - window / 4);
}

/** How much longer a party gets that asks for more time: 18 hours, which is over a night. */
const MORE_TIME_MILLISECONDS = 18 * HOUR;

/** An end that is said aloud and written down: clocks everywhere are whole quarters of an hour from UTC. */
const QUARTER = HOUR / 4;

/**
 * The end that a party asks for, up to the next full quarter of an hour; the ledger moves it out of the night, and to what the class
 * allows.
 */
export const withMoreTime = ({ until }: Pick<Offer, 'until'>): Date =>
  new Date(Math.ceil((until.getTime() + MORE_TIME_MILLISECONDS) / QUARTER) * QUARTER);

/** Why the office calls: too late for an offer, silent after one, or no message has a way to the party. */
export const CALL_REASONS = ['too_late', 'silent', 'unreached'] as const;

/** A party that the office calls by phone. */
export interface Call {
  readonly id: string;
  readonly classId: string;
  readonly enrolmentId: string;
  readonly why: (typeof CALL_REASONS)[number];
  readonly at: Date;
  readonly doneAt?: Date;
}
