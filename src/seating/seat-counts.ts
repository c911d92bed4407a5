import type { Holder, SeatLedger } from './ledger';
import { decide } from './seat-ledger';

/** The public sums of a class: `taken + held + offered + free = capacity`; `free` is below 0 only when overbooked. */
export interface SeatCounts {
  readonly capacity: number;
  /** Places and blocks. */
  readonly taken: number;
  /** Unpaid holds. */
  readonly held: number;
  readonly offered: number;
  readonly free: number;
  /** Parties in the queue. */
  readonly waiting: number;
  readonly waitingSeats: number;
  readonly overbooked?: true;
}

/** Counts the seats as they are at `now`: what is due by then counts as done. */
export function seatCounts(ledger: SeatLedger, now: Date): SeatCounts {
  const { capacity, holders, queue } = upToDate(ledger, now);
  const sums = { place: 0, hold: 0, offer: 0, block: 0 };
  for (const holder of holders) sums[holder.kind] += holder.seats;
  const taken = sums.place + sums.block;
  const free = capacity - taken - sums.hold - sums.offer;
  return {
    capacity,
    taken,
    held: sums.hold,
    offered: sums.offer,
    free,
    waiting: queue.length,
    waitingSeats: queue.reduce((sum, entry) => sum + entry.seats, 0),
    ...(free < 0 ? { overbooked: true as const } : {}),
  };
}

/** The 1-based number of a party among those in the queue; null for one who is not in it (open offers are not). */
export function position(ledger: Pick<SeatLedger, 'queue'>, id: string): number | null {
  const index = ledger.queue.findIndex((entry) => entry.id === id);
  return index < 0 ? null : index + 1;
}

/** The ledger as the next decision will find it: expired offers dropped, their seats offered on. */
export function upToDate(ledger: SeatLedger, now: Date): SeatLedger {
  return ledger.nextDue && ledger.nextDue <= now ? decide(ledger, { type: 'tick' }, now).ledger : ledger;
}

/** Whether a hold's day to pay by is over; it holds its seats all the same. */
export function isOverdue(holder: Pick<Holder, 'kind' | 'until'>, now: Date): boolean {
  return holder.kind === 'hold' && holder.until !== undefined && holder.until <= now;
}
