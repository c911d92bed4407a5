import type { SeatState } from './outcomes';

/** What every change of a party says: the party as it is after the change. */
interface Party {
  readonly id: string;
  readonly subject: string;
  readonly seats: number;
  readonly free: boolean;
}

/**
 * What a decision changed, in order. Recorders turn changes into records: `id` is the enrolment's (of `block...`, the booking's).
 * All recorders get all changes and take those of their kind.
 */
export type LedgerChange =
  /** Has a place now. `from`: the block it was named from. `was`: what the same id was before. */
  | ({ readonly change: 'placed'; readonly from?: string; readonly was?: 'waiting' } & Party)
  /** Holds seats until paid. */
  | ({ readonly change: 'held'; readonly until: Date; readonly was?: 'waiting' } & Party)
  /** A hold was paid and is a place. */
  | ({ readonly change: 'confirmed' } & Party)
  | ({ readonly change: 'waiting'; readonly position: number; readonly priority: number; readonly seq: number } & Party)
  /** `messageFrom`: the first moment for an SMS (end of quiet hours); a mail goes at once. */
  | ({ readonly change: 'offered'; readonly offerId: string; readonly until: Date; readonly messageFrom: Date } & Party)
  | ({
      readonly change: 'accepted';
      readonly offerId: string;
      readonly as: 'place' | 'hold';
      readonly until?: Date;
    } & Party)
  | ({ readonly change: 'declined'; readonly offerId: string } & Party)
  /** The offer ends later than it was made to. */
  | ({ readonly change: 'prolonged'; readonly offerId: string; readonly until: Date } & Party)
  | ({ readonly change: 'expired'; readonly offerId: string; readonly until: Date } & Party)
  /** The offer was taken back; the party waits again with its old number. */
  | ({ readonly change: 'withdrawn'; readonly offerId: string; readonly position: number } & Party)
  /** A place or hold was given back. */
  | ({ readonly change: 'released'; readonly was: 'place' | 'hold'; readonly from?: string } & Party)
  /** Some of the party gave their seats back; `gave` of them. */
  | ({ readonly change: 'shrunk'; readonly gave: number } & Party)
  /** Left the queue. */
  | ({ readonly change: 'left' } & Party)
  /** Went to another class. */
  | ({ readonly change: 'transferred'; readonly was: SeatState; readonly offerId?: string } & Party)
  /** The name was taken off; the seat is back in its block. */
  | ({ readonly change: 'unassigned'; readonly from: string | undefined } & Party)
  /** Another person under the same id. */
  | ({ readonly change: 'swapped'; readonly was: string } & Party)
  | ({ readonly change: 'prioritised'; readonly priority: number; readonly position: number } & Party)
  | ({ readonly change: 'made_free' | 'made_paid' } & Party)
  /** Too late for an offer: the office calls this party. */
  | ({ readonly change: 'to_call'; readonly position: number } & Party)
  /** The block is made or has another size: `seats` without a name, `named` with one. */
  | ({ readonly change: 'blocked'; readonly named: number } & Party)
  /** The block is given back. */
  | ({ readonly change: 'unblocked' } & Party)
  /** About the class itself; `id` is the class's. */
  | { readonly change: 'capacity'; readonly id: string; readonly capacity: number; readonly overbooked: boolean }
  | { readonly change: 'opened' | 'closed' | 'archived' | 'rules'; readonly id: string };

/** A change of one kind. */
export type ChangeOf<C extends LedgerChange['change']> = Extract<LedgerChange, { change: C }>;
