import type { PersonLanguage } from '../shared/locale';
import type { Company } from './quote-request';

/** `reserved` until it is paid, then `confirmed`; `held` once its class is over; `cancelled` with its seats given back. */
export const BOOKING_STATUSES = ['reserved', 'confirmed', 'held', 'cancelled'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** A company's purchase. Its id names the block in the seat ledger of its class. */
export interface Booking {
  readonly id: string;
  /** The seller. */
  readonly organisationId: string;
  readonly requestId: string;
  /** What was accepted; a partner's block costs nothing and has none. */
  readonly quoteId?: string | undefined;
  readonly quoteNumber?: string | undefined;
  readonly company: Company;
  readonly contactId: string;
  readonly language: PersonLanguage;
  readonly courseId: string;
  /** A workshop gets its class when its day is settled. */
  readonly classId?: string | undefined;
  /** Bought: the block with the named places. */
  readonly seats: number;
  /** Those with a name; the seat ledger's word. */
  readonly named: number;
  readonly status: BookingStatus;
  readonly orderNumber?: string | undefined;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly paidAt?: Date | undefined;
  readonly secretHash: string;
  /** Of a partner's block: when the seats without a name go back. */
  readonly namesUntil?: Date | undefined;
}

/** Whether the seats are held for a partner organisation, at price zero. */
export const isPartners = ({ namesUntil }: Pick<Booking, 'namesUntil'>): boolean => namesUntil !== undefined;

const HOUR = 3_600_000;
/** The office prints lists and buys material the day before the last. */
const NAMING_ENDS_HOURS = 48;
const CHANGES_END_DAYS = 14;

/** What a company may do with a booking, and until when. Without a class everything is open. */
export interface Terms {
  /** Until then open seats get names. */
  readonly namesUntil: Date | null;
  /** Until then seats are given back, and the booking is called off, for nothing. Later the office decides. */
  readonly changesUntil: Date | null;
  /** Until then another person comes in somebody's place. */
  readonly swapsUntil: Date | null;
}

/** The terms of a booking by the start of its class; a partner's block has an end of its own for names, and until then changes cost nothing. */
export function termsOf(startsAt: Date | undefined, own?: Date): Terms {
  if (!startsAt) return { namesUntil: null, changesUntil: null, swapsUntil: null };
  const before = (hours: number): Date => new Date(startsAt.getTime() - hours * HOUR);
  if (own) return { namesUntil: own, changesUntil: own, swapsUntil: startsAt };
  return { namesUntil: before(NAMING_ENDS_HOURS), changesUntil: before(CHANGES_END_DAYS * 24), swapsUntil: startsAt };
}

/** Whether a limit of the terms has passed. */
export const isPast = (limit: Date | null, now: Date): boolean => limit !== null && limit <= now;

/** Those whose seats are in a ledger. */
export const HOLDING_STATUSES: readonly BookingStatus[] = ['reserved', 'confirmed', 'held'];

/** Whether anything about it can change any more. */
export const isOpen = ({ status }: Pick<Booking, 'status'>): boolean => status === 'reserved' || status === 'confirmed';
