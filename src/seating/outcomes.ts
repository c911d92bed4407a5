/** What an id can be in a ledger. */
export type SeatState = 'place' | 'hold' | 'offer' | 'block' | 'waiting';

/**
 * The answer to a command, by `result`. `repeat` marks an answer that was true before the command: nothing changed, so nothing is to be written again.
 * Refusals are answers too; a ledger never throws.
 */
export type Outcome = { readonly repeat?: true } & (
  | { readonly result: 'seated'; readonly id: string; readonly seats: number; readonly free: boolean }
  | {
      readonly result: 'held';
      readonly id: string;
      readonly seats: number;
      readonly free: boolean;
      readonly until: Date | null;
    }
  /** In line; `position` is null when an offer was made in the same decision. */
  | {
      readonly result: 'waiting';
      readonly id: string;
      readonly seats: number;
      readonly free: boolean;
      readonly position: number | null;
      readonly offer: { readonly offerId: string; readonly until: Date } | null;
    }
  | { readonly result: 'released'; readonly id: string; readonly seats: number; readonly was: SeatState }
  | { readonly result: 'declined'; readonly id: string; readonly offerId: string }
  | { readonly result: 'prolonged'; readonly id: string; readonly offerId: string; readonly until: Date }
  | { readonly result: 'block'; readonly id: string; readonly seats: number; readonly named: number }
  | { readonly result: 'prioritised'; readonly id: string; readonly priority: number; readonly position: number | null }
  | { readonly result: 'capacity'; readonly capacity: number; readonly overbooked: boolean; readonly withdrawn: number }
  /** Rules set, opened, closed, ticked, offers withdrawn: `count` says how many things moved. */
  | { readonly result: 'done'; readonly count: number }
  // Refusals.
  /** No room, or others wait: `position` is the number the party would get, `available` the seats that nobody waits for. */
  | { readonly result: 'full'; readonly position: number; readonly available: number }
  /** Seats are there, free places are not: `left` is what remains of the quota. */
  | { readonly result: 'free_places_gone'; readonly position: number; readonly left: number }
  | { readonly result: 'closed' }
  | { readonly result: 'list_full'; readonly max: number }
  | { readonly result: 'party_too_large'; readonly max: number }
  /** The same subject stands in the ledger under another id, or this id is something that the command does not fit. */
  | {
      readonly result: 'already';
      readonly id: string;
      readonly state: SeatState;
      readonly seats: number;
      readonly position: number | null;
    }
  | { readonly result: 'offer_expired'; readonly id: string }
  | { readonly result: 'offer_withdrawn'; readonly id: string; readonly position: number | null }
  | { readonly result: 'capacity_below_taken'; readonly taken: number }
  /** A block can't be smaller than the names in it. */
  | { readonly result: 'block_below_named'; readonly named: number }
  /** Parties stand in line or have an open offer. */
  | { readonly result: 'still_waiting'; readonly parties: number }
  /** The ledger does not know the id (any more): the record of that id has the answer. */
  | { readonly result: 'not_found'; readonly id: string }
);

/** An outcome of one result. */
export type OutcomeOf<R extends Outcome['result']> = Extract<Outcome, { result: R }>;
