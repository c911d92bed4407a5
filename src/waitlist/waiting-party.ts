import { listed, type Listed } from '../shared/listing';

/** A party in line, or with an open offer. */
export interface WaitingParty {
  readonly enrolmentId: string;
  /** 1-based among those in line now; null for a party with an open offer. */
  readonly position: number | null;
  readonly seats: number;
  readonly priority: number;
  readonly free: boolean;
  readonly offer: { readonly id: string; readonly until: Date } | null;
}

/** Where a party stands in the whole list, whoever comes or goes: open offers in the order in which they were made, then the line. */
type Standing = readonly [part: number, first: number, second: number];

/** A party with its place in the list. */
export interface Placed {
  readonly at: Standing;
  readonly party: WaitingParty;
}

/** The part of the list that follows `after`, the `next` of the part before. */
export function partOf(parties: readonly Placed[], after: string | undefined, limit: number): Listed<WaitingParty> {
  const from = after?.split('.').map(Number) as unknown as Standing | undefined;
  const rest = parties.filter(({ at }) => from === undefined || compare(at, from) > 0);
  const inOrder = rest.toSorted((a, b) => compare(a.at, b.at));
  return listed(
    inOrder,
    limit,
    ({ at }) => at.join('.'),
    ({ party }) => party,
  );
}

const compare = (a: Standing, b: Standing): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
