import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database';
import { SeatRecorders, type SeatState, type SeatWitness, SeatWitnesses, type WitnessedSeat } from '../seating';
import { LEAVABLE, SEATED } from './enrolment';
import { ENROLMENTS, type EnrolmentRow } from './enrolment.schema';
import { enrolmentRecorder } from './enrolments.recorder';

const HOLDING = [...new Set([...LEAVABLE, ...SEATED])].filter((status) => status !== 'applied');

function stateOf({ status, reservedUntil }: Pick<EnrolmentRow, 'status' | 'reservedUntil'>): SeatState {
  if (status === 'waiting') return 'waiting';
  if (status === 'offered') return 'offer';
  // An unpaid place stays a hold, also when the course was completed.
  return reservedUntil ? 'hold' : 'place';
}

/** Ties enrolments to the ledger: records what the desk changes, and tells the audit who holds seats and who waits. */
@Injectable()
export class EnrolmentWitness implements SeatWitness, OnModuleInit {
  readonly kind = 'enrolment';

  constructor(
    private readonly db: Database,
    private readonly recorders: SeatRecorders,
    private readonly witnesses: SeatWitnesses,
  ) {}

  onModuleInit(): void {
    this.recorders.register(enrolmentRecorder);
    this.witnesses.register(this);
  }

  async seats(session: Tx['session'], classIds?: readonly string[]): Promise<readonly WitnessedSeat[]> {
    const filter = { status: { $in: HOLDING }, ...(classIds ? { classId: { $in: [...classIds] } } : {}) };
    const projection = { classId: 1, status: 1, seats: 1, reservedUntil: 1 };
    const found = await this.db.collection<EnrolmentRow>(ENROLMENTS).find(filter, { session, projection }).toArray();
    return found.map((row) => ({ classId: row.classId, id: row._id, state: stateOf(row), seats: row.seats }));
  }
}
