import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database';
import type { SeatState } from './outcomes';

/** What a record says about seats, for the audit. */
export interface WitnessedSeat {
  readonly classId: string;
  /** The enrolment's id; of a block, the booking's. */
  readonly id: string;
  readonly state: SeatState;
  /** Seats; of a block, all of it, named ones included. */
  readonly seats: number;
  /** Of an offer: its own id and its end. */
  readonly offerId?: string;
  readonly until?: Date;
}

/**
 * The records of one kind as the audit hears them: enrolments tell places, holds, who waits and who has an offer; `offer` the open offers;
 * `block` the bookings. Reads take the session, so that all see one moment.
 */
export interface SeatWitness {
  readonly kind: 'enrolment' | 'offer' | 'block';
  /** Everything that holds seats or waits now, of all classes, or of these. */
  seats(session: Tx['session'], classIds?: readonly string[]): Promise<readonly WitnessedSeat[]>;
}

/** The witnesses that domains registered at start, one a kind. */
@Injectable()
export class SeatWitnesses {
  private readonly witnesses = new Map<SeatWitness['kind'], SeatWitness>();

  register(witness: SeatWitness): void {
    if (this.witnesses.has(witness.kind)) throw new Error(`There is a seat witness for ${witness.kind} already.`);
    this.witnesses.set(witness.kind, witness);
  }

  get(kind: SeatWitness['kind']): SeatWitness | undefined {
    return this.witnesses.get(kind);
  }
}
