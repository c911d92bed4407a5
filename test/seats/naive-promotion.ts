import type { NaiveLedger } from './naive-ledger';

/** A party as the naive ledger keeps it. */
export interface Row {
  id: string;
  subject: string;
  seats: number;
  free: boolean;
  state: 'place' | 'hold' | 'offer' | 'block' | 'waiting';
  priority: number;
  seq: number;
  passed: number;
  until: number;
  number: number;
  prolonged?: boolean;
  from?: string;
}

/** Makes offers one at a time, each time looking at the whole line anew. */
export function promoteNaively(ledger: NaiveLedger): void {
  const { startsAt, windows, waitlistRule } = ledger.rules;
  const latest = startsAt ? startsAt.getTime() - windows.beforeStart : Infinity;
  if (!ledger.open || latest - ledger.at < windows.least) return;
  for (;;) {
    const line = ledger.line().filter((row) => ledger.canEverFit(row));
    const mayPass = (row: Row): boolean => waitlistRule === 'fit' && row.passed < 3;
    const lacksFree = (row: Row): boolean => row.free && row.seats > ledger.freeLeft;
    const lacksSeats = (row: Row): boolean => !lacksFree(row) && row.seats > ledger.free;
    const shutOut = (row: Row): boolean =>
      row.free && line.slice(0, line.indexOf(row)).some((other) => lacksFree(other) && !mayPass(other));
    const next = line.find((row, index) => {
      if (ledger.free <= 0 || lacksFree(row) || row.seats > ledger.free || shutOut(row)) return false;
      return line.slice(0, index).every((other) => !lacksSeats(other) || shutOut(other) || mayPass(other));
    });
    if (!next) return;
    for (const other of line.slice(0, line.indexOf(next))) {
      if (shutOut(other)) continue;
      if (lacksSeats(other) || (next.free && lacksFree(other))) other.passed += 1;
    }
    Object.assign(next, {
      state: 'offer',
      number: ++ledger.offers,
      until: Math.min(ledger.at + windows.offer, latest),
    });
  }
}
