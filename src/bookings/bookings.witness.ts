import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx, Write } from '../platform/database';
import { type LedgerChange, type SeatRecorder, SeatRecorders, type SeatWitness, SeatWitnesses } from '../seating';
import type { WitnessedSeat } from '../seating';
import { BookingsRepository } from './bookings.repository';
import { BOOKINGS } from './bookings.schema';

function writesOf(change: LedgerChange, now: Date): Write[] {
  if (change.change === 'blocked') {
    const { id, seats, named } = change;
    const update = { $set: { seats: seats + named, named, changedAt: now } };
    return [{ collection: BOOKINGS, filter: { _id: id }, update }];
  }
  if (change.change === 'unblocked') {
    const update = { $set: { status: 'cancelled', named: 0, changedAt: now } };
    return [{ collection: BOOKINGS, filter: { _id: change.id }, update }];
  }
  return [];
}

/** Keeps the seats of bookings in step with the ledger, in the ledger's own transaction. */
const bookingRecorder: SeatRecorder = {
  kind: 'block',
  writes: (changes, { now }) => changes.flatMap((change) => writesOf(change, now)),
};

/** Ties bookings to the ledger: records what becomes of their blocks, and tells the audit which they are. */
@Injectable()
export class BookingWitness implements SeatWitness, OnModuleInit {
  readonly kind = 'block';

  constructor(
    private readonly repository: BookingsRepository,
    private readonly recorders: SeatRecorders,
    private readonly witnesses: SeatWitnesses,
  ) {}

  onModuleInit(): void {
    this.recorders.register(bookingRecorder);
    this.witnesses.register(this);
  }

  async seats(session: Tx['session'], classIds?: readonly string[]): Promise<readonly WitnessedSeat[]> {
    const found = await this.repository.listHolding(session, classIds);
    return found.map(({ id, classId, seats }) => ({ id, classId: classId!, state: 'block', seats }));
  }
}
