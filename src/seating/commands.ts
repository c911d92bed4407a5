import type { SeatRules } from './ledger';

/** A party: `id` is the id of its enrolment, `subject` who it is. `seats` counts the person and the companions. */
export interface PartyInput {
  readonly id: string;
  readonly subject: string;
  readonly seats: number;
  readonly free: boolean;
}

/** How a party gets its seats: at once, or as a hold that is to be paid by `until` (else after the hold window). */
export interface SeatAs {
  readonly as: 'place' | 'hold';
  readonly until?: Date;
}

/** Everything that can be asked of a seat ledger. A repeated command changes nothing and gets its answer again. */
export type SeatCommand =
  /** Joins with a place; `wait` puts the party in the queue when it can't have the seats now. */
  | ({ readonly type: 'take'; readonly ifFull: 'refuse' | 'wait'; readonly priority?: number } & PartyInput)
  /** Joins with an unpaid hold. */
  | ({
      readonly type: 'hold';
      readonly ifFull: 'refuse' | 'wait';
      readonly priority?: number;
      readonly until?: Date;
    } & PartyInput)
  /** Joins the queue, also when seats are free (then an offer follows at once). */
  | ({ readonly type: 'join'; readonly priority?: number } & PartyInput)
  /** A hold was paid: it becomes a place. */
  | { readonly type: 'confirm'; readonly id: string }
  /** Gives back whatever the id has: a place (a named one to its block), a hold, a block, an offer (counts as declined) or the number in line. */
  | { readonly type: 'release'; readonly id: string }
  /** Some of the party do not come: it has `seats` in all from now on, never more than before. Who waits keeps the number. */
  | { readonly type: 'shrink'; readonly id: string; readonly seats: number }
  /** Leaves the queue, or declines the offer that came meanwhile; a place or hold stays. */
  | { readonly type: 'leave'; readonly id: string }
  | ({ readonly type: 'accept'; readonly id: string; readonly offerId?: string } & SeatAs)
  | { readonly type: 'decline'; readonly id: string; readonly offerId?: string }
  /** Keeps an open offer open until then, once an offer; never past the moment after which no offer may be open. */
  | { readonly type: 'prolong'; readonly id: string; readonly offerId?: string; readonly until: Date }
  /** Seats a waiting party that the office called by phone, whatever its number, when there is room. */
  | ({ readonly type: 'seat'; readonly id: string } & SeatAs)
  /** Makes the block `seats` in all, named ones included; the first time, makes the block. Never queues. */
  | ({ readonly type: 'resizeBlock' } & PartyInput)
  /** Moves one seat of the block to a named place. */
  | { readonly type: 'assign'; readonly block: string; readonly id: string; readonly subject: string }
  /** Takes the name off: the seat goes back to its block. */
  | { readonly type: 'unassign'; readonly id: string }
  /** Puts another person in: with `newId` under another enrolment, else under the same. */
  | { readonly type: 'swap'; readonly id: string; readonly subject: string; readonly newId?: string }
  | { readonly type: 'prioritise'; readonly id: string; readonly priority: number }
  /** Whether the party's seats are free places. */
  | { readonly type: 'setFree'; readonly id: string; readonly free: boolean }
  /** `force`: the room really is smaller; the ledger may then be overbooked until cured. */
  | { readonly type: 'setCapacity'; readonly capacity: number; readonly force?: boolean }
  | { readonly type: 'setRules'; readonly rules: Partial<SeatRules> }
  /** Takes offers back, all or these, newest first; the parties get their old number. Close first, else they are offered again at once. */
  | { readonly type: 'withdrawOffers'; readonly ids?: readonly string[] }
  /** The party goes to another class; run it after `transferIn` there. */
  | { readonly type: 'transferOut'; readonly id: string }
  /** A party that has seats in another class gets seats here; it does not queue. `over`: a party as large leaves at once, so no room is needed. */
  | ({ readonly type: 'transferIn'; readonly over?: boolean } & PartyInput & SeatAs)
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** Puts a ledger away in which nobody waits and no offer is open; who holds seats keeps them. */
  | { readonly type: 'archive' }
  /** Drops what has expired and promotes. */
  | { readonly type: 'tick' };

/** A command of one type. */
export type CommandOf<T extends SeatCommand['type']> = Extract<SeatCommand, { type: T }>;
