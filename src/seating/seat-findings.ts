import type { SeatLedger } from './ledger';
import { seatCounts, type SeatCounts } from './seat-counts';
import type { SeatWitness, WitnessedSeat } from './seat-witness';

/** The sweep has this long to end an offer. */
const PATIENCE_MILLISECONDS = 30_000;

/** What is wrong with a ledger by itself. */
export function ledgerProblems(ledger: SeatLedger, stored: SeatCounts, now: Date): string[] {
  const found: string[] = [];
  const say = (problem: string): number => found.push(`class ${ledger.classId}: ${problem}`);
  const counts = seatCounts(ledger, ledger.at);
  if (counts.free < 0 && !ledger.overbooked) say(`${-counts.free} seats too many are taken`);
  for (const key of ['capacity', 'taken', 'held', 'offered', 'free', 'waiting', 'waitingSeats'] as const) {
    if (counts[key] !== stored[key]) say(`the stored sum ${key} is ${stored[key]}, counted are ${counts[key]}`);
  }
  ledger.queue.forEach((entry, index) => {
    const before = ledger.queue[index - 1];
    const inOrder =
      !before || before.priority > entry.priority || (before.priority === entry.priority && before.seq < entry.seq);
    if (!inOrder) say(`${entry.id} stands in the wrong place of the queue`);
  });
  const everybody = [...ledger.holders, ...ledger.queue];
  for (const id of doubles(everybody.map((one) => one.id))) say(`${id} is there twice`);
  for (const subject of doubles(everybody.map((one) => one.subject))) say(`subject ${subject} is there twice`);
  for (const holder of ledger.holders) {
    const over =
      holder.kind === 'offer' && holder.until && now.getTime() - holder.until.getTime() > PATIENCE_MILLISECONDS;
    if (over) say(`the offer of ${holder.id} ended at ${holder.until.toISOString()} and is still open`);
  }
  return found;
}

/** Where the ledger and the records of a kind do not agree, both ways. */
export function recordProblems(
  ledger: SeatLedger,
  kind: SeatWitness['kind'],
  records: readonly WitnessedSeat[],
): string[] {
  const found: string[] = [];
  const expected = new Map(expectedOf(ledger, kind).map((seat) => [seat.id, seat]));
  const say = (problem: string): number => found.push(`class ${ledger.classId}: ${kind} ${problem}`);
  for (const id of doubles(records.map((record) => record.id))) say(`${id} has two records`);
  for (const record of records) {
    const seat = expected.get(record.id);
    if (!seat) say(`${record.id} is ${record.state} in the records and not in the ledger`);
    else if (summary(seat) !== summary(record))
      say(`${record.id} is ${summary(record)} in the records and ${summary(seat)} in the ledger`);
  }
  const recorded = new Set(records.map((record) => record.id));
  for (const seat of expected.values()) {
    if (!recorded.has(seat.id)) say(`${seat.id} is ${seat.state} in the ledger and not in the records`);
  }
  return found;
}

/** What the records of a kind should say. */
function expectedOf(ledger: SeatLedger, kind: SeatWitness['kind']): WitnessedSeat[] {
  const { classId, holders, queue } = ledger;
  if (kind === 'offer') {
    return holders.flatMap(({ id, seats, until, offer }) =>
      offer
        ? [{ classId, id, state: 'offer' as const, seats, offerId: offer.offerId, ...(until ? { until } : {}) }]
        : [],
    );
  }
  if (kind === 'block') {
    const named = (block: string): number => holders.filter((holder) => holder.from === block).length;
    return holders.flatMap(({ id, seats, kind: state }) =>
      state === 'block' ? [{ classId, id, state, seats: seats + named(id) }] : [],
    );
  }
  const held = holders
    .filter((holder) => holder.kind !== 'block')
    .map(({ id, seats, kind: state }) => ({ classId, id, state, seats }));
  return [...held, ...queue.map(({ id, seats }) => ({ classId, id, state: 'waiting' as const, seats }))];
}

function summary({ state, seats, offerId, until }: WitnessedSeat): string {
  return [state, `${seats} seats`, offerId, until?.toISOString()].filter((part) => part !== undefined).join(', ');
}

function doubles(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
