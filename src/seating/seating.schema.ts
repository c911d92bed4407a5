import { Schema } from 'mongoose';
import type { SeatLedger } from './ledger';
import type { SeatCounts } from './seat-counts';

export const SEAT_LEDGERS = 'seat_ledgers';

/** Ledgers of closed classes, in the same form: what is swept and looked at every second stays small. */
export const SEAT_ARCHIVE = 'seat_ledger_archive';

/** A stored ledger. The sums stand beside it, so that a catalogue reads them without the people. */
export type SeatLedgerRow = Omit<SeatLedger, 'classId'> & {
  readonly _id: string;
  readonly counts: SeatCounts;
  /** The last batches written, so that a desk that lost the answer to a commit can find out. */
  readonly recent: readonly string[];
};

/** Declared for its index alone: the desk reads and writes by the driver, as casting a long queue costs many times the write. */
export const SeatLedgerSchema = new Schema<SeatLedgerRow>(
  { _id: { type: String, required: true }, nextDue: { type: Date } },
  { collection: SEAT_LEDGERS, versionKey: false, autoIndex: false, strict: false },
);
SeatLedgerSchema.index({ nextDue: 1 }, { partialFilterExpression: { nextDue: { $type: 'date' } } });

/** Declared so that the collection is there before a transaction moves a ledger into it. */
export const SeatArchiveSchema = new Schema<SeatLedgerRow>(
  { _id: { type: String, required: true } },
  { collection: SEAT_ARCHIVE, versionKey: false, autoIndex: false, strict: false },
);
