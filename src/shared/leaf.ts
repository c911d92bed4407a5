/**
 * Which page of a list is asked for, by the key of a row: the one that begins with it, or the one that ends before it; neither is the first
 * page. Rows that come and go meanwhile move nothing, and a key whose row is gone still stands for its place.
 */
export interface Turn {
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** A page of a list, with the keys that lead to the pages beside it. */
export interface Leaf<T> {
  readonly items: readonly T[];
  /** `before` of the page before. */
  readonly previous: string | undefined;
  /** `from` of the page after. */
  readonly next: string | undefined;
}

/** A page out of at most `limit + 1` rows: those from the turn's key on in the list's order, or those before it in the opposite one. */
export function leafOf<T>(rows: readonly T[], limit: number, key: (row: T) => string, { from, before }: Turn): Leaf<T> {
  const part = rows.slice(0, limit);
  const spare = rows[limit];
  if (before !== undefined) {
    const [first, ...rest] = part.toReversed();
    const items = first === undefined ? [] : [first, ...rest];
    return { items, previous: first !== undefined && spare !== undefined ? key(first) : undefined, next: before };
  }
  const [first] = part;
  return {
    items: part,
    previous: from !== undefined && first !== undefined ? key(first) : undefined,
    next: spare === undefined ? undefined : key(spare),
  };
}

/** The page that is asked for; the first one where nothing is left of it. */
export async function leafAt<T>(turn: Turn, read: (turn: Turn) => Promise<Leaf<T>>): Promise<Leaf<T>> {
  const leaf = await read(turn);
  return leaf.items.length === 0 && (turn.from ?? turn.before) !== undefined ? read({}) : leaf;
}

/** The same page with other items. */
export const leafWith = <T, U>(leaf: Leaf<T>, show: (item: T) => U): Leaf<U> => ({
  ...leaf,
  items: leaf.items.map(show),
});

/** A turn as the query of an address. */
export const turnQuery = ({ from, before }: Turn): string =>
  new URLSearchParams({
    ...(from === undefined ? {} : { from }),
    ...(before === undefined ? {} : { before }),
  }).toString();
