/** Which part of a list is asked for: what follows `after` (the `next` of the part before), at most `limit` things. */
export interface Keyset {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A part of a list; `next` is null at its end. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export const DEFAULT_LIMIT = 50;

/** Makes a part of a list out of `limit + 1` rows: the one too many only tells that there is more. */
export function listed<Row, T>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => string,
  show: (row: Row) => T,
): Listed<T> {
  const part = rows.slice(0, limit);
  const last = part.at(-1);
  return { items: part.map(show), next: rows.length > limit && last !== undefined ? key(last) : null };
}
