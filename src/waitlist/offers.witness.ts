import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database';
import { type SeatWitness, SeatWitnesses, type WitnessedSeat } from '../seating';
import { type OfferRow, OFFERS } from './offer.schema';

/** Tells the audit which offers are open. */
@Injectable()
export class OfferWitness implements SeatWitness, OnModuleInit {
  readonly kind = 'offer';

  constructor(
    private readonly witnesses: SeatWitnesses,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.witnesses.register(this);
  }

  async seats(session: Tx['session'], classIds?: readonly string[]): Promise<readonly WitnessedSeat[]> {
    const rows = await this.db
      .collection<OfferRow>(OFFERS)
      .find({ state: 'open', ...(classIds ? { classId: { $in: [...classIds] } } : {}) }, { session })
      .toArray();
    return rows.map((row) => ({
      classId: row.classId,
      id: row.enrolmentId,
      state: 'offer',
      seats: row.seats,
      offerId: row._id,
      until: row.until,
    }));
  }
}
