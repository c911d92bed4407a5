import type { Stitches } from '../../platform/views';
import type { ClassReading } from './reading';

interface Key {
  readonly stitches: Stitches;
  readonly key: string;
  readonly count: number;
  readonly more: number;
}

/** The seats as large stitches with their key: shape first, colour second, and every mark in words with its count. */
export function seatsView({ ledger, counts }: ClassReading): object {
  const sum = (...kinds: readonly boolean[][]): number =>
    ledger.holders.reduce((all, holder, at) => all + (kinds.every((kind) => kind[at]) ? holder.seats : 0), 0);
  const company = ledger.holders.map((holder) => holder.from !== undefined);
  const person = company.map((one) => !one);
  const kind = (name: string) => ledger.holders.map((holder) => holder.kind === name);
  const places = sum(kind('place'), person);
  const holds = sum(kind('hold'));
  const named = sum(kind('place'), company);
  const unnamed = sum(kind('block'));
  const { offered, free } = counts;
  const open = Math.max(0, free);
  const keys: Key[] = [
    { stitches: { taken: 1 }, key: 'office.key.place', count: places, more: 0 },
    { stitches: { half: 1 }, key: 'office.key.unpaid', count: holds, more: 0 },
    {
      stitches: { ...(named > 0 ? { company: 1 } : {}), ...(unnamed > 0 ? { companyHalf: 1 } : {}) },
      key: 'office.key.company',
      count: named + unnamed,
      more: unnamed,
    },
    { stitches: { offered: 1 }, key: 'office.key.offered', count: offered, more: 0 },
    {
      stitches: { free: 1 },
      key: ledger.queue.length > 0 ? 'office.key.kept' : 'office.key.free',
      count: open,
      more: 0,
    },
  ];
  const shown = keys.filter(({ count }) => count > 0);
  return {
    stitches: { taken: places, half: holds, company: named, companyHalf: unnamed, offered, free: open, large: true },
    keys: shown,
    overbooked: free < 0 ? -free : undefined,
    capacity: counts.capacity,
  };
}
