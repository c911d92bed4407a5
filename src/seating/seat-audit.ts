import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { ledgerProblems, recordProblems } from './seat-findings';
import { type SeatWitness, SeatWitnesses, type WitnessedSeat } from './seat-witness';
import { toLedger } from './seating.repository';
import { SEAT_ARCHIVE, SEAT_LEDGERS, type SeatLedgerRow } from './seating.schema';

const KINDS: readonly SeatWitness['kind'][] = ['enrolment', 'offer', 'block'];

/** Recounts seats from the records and compares with the ledgers, both ways, as all of them were at one moment. */
@Injectable()
export class SeatAudit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly witnesses: SeatWitnesses,
  ) {}

  /** One sentence a problem, with ids and numbers only. With `classIds`, of these classes. */
  async problems(classIds?: readonly string[]): Promise<string[]> {
    // A snapshot session would not do: under a default read concern the driver silently reads each collection at a moment of its own.
    return this.db.inTransaction(async ({ session }) => {
      const heard = new Map<SeatWitness['kind'], Map<string, WitnessedSeat[]>>();
      for (const kind of KINDS) {
        const witness = this.witnesses.get(kind);
        if (witness) heard.set(kind, byClass(await witness.seats(session, classIds)));
      }
      const found: string[] = [];
      const known = new Set<string>();
      const filter = classIds ? { _id: { $in: [...classIds] } } : {};
      for (const name of [SEAT_LEDGERS, SEAT_ARCHIVE]) {
        for await (const row of this.db.collection<SeatLedgerRow>(name).find(filter, { session })) {
          const ledger = toLedger(row);
          if (known.has(row._id)) found.push(`class ${row._id}: a ledger in use and one in the archive`);
          if ((row.archived ?? false) !== (name === SEAT_ARCHIVE))
            found.push(`class ${row._id}: the ledger lies in ${name}`);
          known.add(row._id);
          found.push(...ledgerProblems(ledger, row.counts, this.clock.now()));
          for (const [kind, seats] of heard) found.push(...recordProblems(ledger, kind, seats.get(row._id) ?? []));
        }
      }
      for (const [kind, seats] of heard) {
        for (const classId of seats.keys()) {
          if (!known.has(classId)) found.push(`class ${classId}: ${kind} records, but no ledger`);
        }
      }
      return found;
    });
  }
}

function byClass(seats: readonly WitnessedSeat[]): Map<string, WitnessedSeat[]> {
  const result = new Map<string, WitnessedSeat[]>();
  for (const seat of seats) {
    const list = result.get(seat.classId);
    if (list) list.push(seat);
    else result.set(seat.classId, [seat]);
  }
  return result;
}
