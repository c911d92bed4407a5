import type { SeatLedger } from './ledger';

/** Who waits, in the order in which they get seats: those with an open offer by their old number, then the queue. */
export function lineOrder({
  holders,
  queue,
}: Pick<SeatLedger, 'holders' | 'queue'>): { id: string; priority: number }[] {
  const offered = holders.flatMap(({ id, offer }) => (offer ? [{ id, ...offer }] : []));
  return [...offered.sort((a, b) => a.number - b.number), ...queue].map(({ id, priority }) => ({ id, priority }));
}
