import { type Mark, personKey } from './attendance';

/** A mark as it arrived, whether it counts or not. */
export interface Arrival extends Mark {
  readonly id: string;
  /** When it reached us; a phone without a network sends what it marked much earlier. */
  readonly savedAt: Date;
  /** What had arrived by then was on the page on which it was marked; unknown for what a program sends. */
  readonly seenAt?: Date;
}

/** Two people marked the same person differently, and the second did not see the first mark. */
export interface Difference {
  readonly counts: Arrival;
  readonly other: Arrival;
}

/** What a mark says, apart from when and by whom. */
export const sameMark = (a: Pick<Mark, 'status' | 'minutes'>, b: Pick<Mark, 'status' | 'minutes'>): boolean =>
  a.status === b.status && a.minutes === b.minutes;

/** In the order in which they came. */
export const inOrder = (arrivals: readonly Arrival[]): Arrival[] =>
  arrivals.toSorted((a, b) => a.savedAt.getTime() - b.savedAt.getTime() || (a.id < b.id ? -1 : 1));

const NOTHING_SEEN = new Date(0);

const agrees = (one: Arrival, other: Arrival): boolean => one.markedBy === other.markedBy || sameMark(one, other);

/** Of two, the one that counts: the later mark; of two of the same instant the one that came first. */
const counting = (a: Arrival | undefined, b: Arrival): Arrival => (a && a.markedAt >= b.markedAt ? a : b);

/** The mark of each person that counted at an instant, by `personKey`. */
export function marksAt(arrivals: readonly Arrival[], at: Date): Map<string, Arrival> {
  const found = new Map<string, Arrival>();
  for (const one of inOrder(arrivals)) {
    if (one.savedAt <= at) found.set(personKey(one), counting(found.get(personKey(one)), one));
  }
  return found;
}

/**
 * Where two marked the same person differently without the second knowing of the first, and nobody has marked again since, knowing both.
 * It follows from what arrived alone, so it does not matter in which process a mark was saved.
 */
export function differences(arrivals: readonly Arrival[]): Difference[] {
  const found = new Map<string, Difference>();
  const counts = new Map<string, Arrival>();
  for (const one of inOrder(arrivals)) {
    const key = personKey(one);
    const before = counts.get(key);
    const now = counting(before, one);
    counts.set(key, now);
    if (!before) continue;
    const own = one.markedBy === before.markedBy;
    const seen = one.seenAt ?? (own ? one.savedAt : NOTHING_SEEN);
    const last = found.get(key);
    if (!own && seen < before.savedAt && !sameMark(one, before)) {
      found.set(key, { counts: now, other: now === one ? before : one });
    } else if (last && now === one) {
      if (seen >= last.counts.savedAt || agrees(one, last.other)) found.delete(key);
      else found.set(key, { counts: one, other: last.other });
    }
  }
  return [...found.values()];
}
