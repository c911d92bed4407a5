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

/** Where a part of a list ends that has the newest first: an instant and, among those of the same instant, an id. */
export const newestKey = (at: Date, id: string): string => `${at.getTime()}_${id}`;

/** What such a key says; null for none, and for one that was made up. */
export function readNewestKey(key: string | undefined): { readonly at: Date; readonly id: string } | null {
  const [, time = '', id = ''] = /^(\d{1,15})_(.+)$/.exec(key ?? '') ?? [];
  return time === '' ? null : { at: new Date(Number(time)), id };
}
