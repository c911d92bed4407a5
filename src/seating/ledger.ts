import type { QuietHours } from '../shared/quiet-hours';

/** What a holder's seats are: a place, an unpaid hold, an offer to a party that waited, or a block of a company or partner. */
export type HolderKind = 'place' | 'hold' | 'offer' | 'block';

/** An open offer, inside its holder: its own id, the first moment for an SMS, and the number in line to go back to. */
export interface OpenOffer {
  readonly offerId: string;
  /** Offers are numbered in a ledger in the order in which they were made. */
  readonly number: number;
  readonly messageFrom: Date;
  readonly priority: number;
  readonly seq: number;
  readonly passed: number;
  /** The party asked for more time and got it. */
  readonly prolonged?: true;
}

/** Somebody who occupies seats. `id` is the enrolment's id, for a block the booking's. */
export interface Holder {
  readonly id: string;
  /** Who it is, as an opaque id: one subject stands once in a ledger. */
  readonly subject: string;
  /** Seats; of a block, those that have no name yet (it may be 0). */
  readonly seats: number;
  readonly kind: HolderKind;
  /** True when the seats are free places and count in the quota. */
  readonly free: boolean;
  /** An offer: when it ends. A hold: the day to pay by; a hold does not lapse by itself. */
  readonly until?: Date;
  /** The block that a named place came from. */
  readonly from?: string;
  readonly offer?: OpenOffer;
}

/** A party in the queue. Order is priority (higher first), then seq. */
export interface Waiting {
  readonly id: string;
  readonly subject: string;
  readonly seats: number;
  readonly free: boolean;
  readonly priority: number;
  readonly seq: number;
  /** How many offers went past this party because it did not fit (at most 3, rule `fit`). */
  readonly passed: number;
  /** True once the party was given to the office's call list, because it was too late for an offer. */
  readonly toCall?: boolean;
}

/** `strict`: the head of the queue waits until it fits. `fit`: the next that fits goes first, at most 3 times past the same party. */
export type WaitlistRule = 'strict' | 'fit';

/** All, a quota of seats, or `ask`: then staff has said yes before the command comes, and the ledger sets no limit. */
export type FreePlaces = 'all' | 'ask' | number;

/** Lengths of time in milliseconds. */
export interface SeatWindows {
  /** How long an offer is open. */
  readonly offer: number;
  /** How long an unpaid hold has until its day to pay by. */
  readonly hold: number;
  /** An offer ends at the latest this long before the class starts. */
  readonly beforeStart: number;
  /** With less than this left before that end, no offer is made any more. */
  readonly least: number;
}

/** What a class decides about its seats; every value is a setting. */
export interface SeatRules {
  /** IANA name of the class's time zone. */
  readonly zone: string;
  /** Start of the first meeting, or null while there is none. */
  readonly startsAt: Date | null;
  readonly windows: SeatWindows;
  readonly quietHours: QuietHours | null;
  readonly waitlistRule: WaitlistRule;
  readonly freePlaces: FreePlaces;
  readonly maxParty: number;
  readonly maxQueue: number;
}

/** Who holds which seats of one class and who waits, in what order: the single truth about its seats. */
export interface SeatLedger {
  readonly classId: string;
  /** Counts the writes; the filter of every write. */
  readonly version: number;
  readonly capacity: number;
  readonly open: boolean;
  /** True from the moment the room was made smaller than what is taken until that is cured. */
  readonly overbooked: boolean;
  /** The latest moment decided at; no decision is made before it. */
  readonly at: Date;
  /** When the next offer ends, or null. */
  readonly nextDue: Date | null;
  readonly rules: SeatRules;
  readonly holders: readonly Holder[];
  /** Always in order. */
  readonly queue: readonly Waiting[];
  readonly nextSeq: number;
  readonly offersMade: number;
  /** Stands once the class is closed: the ledger lies in the archive, and nobody comes in any more. */
  readonly archived?: true;
}

/** What a class gives to begin a ledger; rules that are not given have their default. */
export interface LedgerSeed {
  readonly classId: string;
  readonly capacity: number;
  readonly open?: boolean;
  readonly rules: Partial<SeatRules> & Pick<SeatRules, 'zone'>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The defaults of the product: 48 hours, 7 days, 2 hours, 1 hour, 21:00 to 08:00, strict, parties of 6, 2,000 waiting. */
export const DEFAULT_RULES: SeatRules = {
  zone: 'UTC',
  startsAt: null,
  windows: { offer: 48 * HOUR, hold: 7 * 24 * HOUR, beforeStart: 2 * HOUR, least: HOUR },
  quietHours: { from: '21:00', to: '08:00' },
  waitlistRule: 'strict',
  freePlaces: 'all',
  maxParty: 6,
  maxQueue: 2_000,
};

/** How often offers may go past the same party under the rule `fit`. */
export const MOST_PASSED = 3;

/** An empty ledger for a class. */
export function newLedger(seed: LedgerSeed, now: Date): SeatLedger {
  return {
    classId: seed.classId,
    version: 1,
    capacity: seed.capacity,
    open: seed.open ?? true,
    overbooked: false,
    at: now,
    nextDue: null,
    rules: { ...DEFAULT_RULES, ...seed.rules },
    holders: [],
    queue: [],
    nextSeq: 1,
    offersMade: 0,
  };
}
