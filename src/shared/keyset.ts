import { DomainError } from './domain-error';

/** One page of a list: `next` goes into `after` for the page that follows, and is null on the last. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What a list is asked for: at most `limit` entries behind the one that `after` names. */
export interface ListRequest {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The name of an entry's place in the order: the values it is sorted by, opaque to the caller. */
export const cursorOf = (...values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values that a cursor holds, undefined without a cursor.
 * @throws DomainError 422 `bad_cursor` when it is none of ours
 */
export function readCursor(after: string | undefined, length: number): (string | number)[] | undefined {
  if (!after) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    const fits = (value: unknown) => typeof value === 'string' || typeof value === 'number';
    if (Array.isArray(values) && values.length === length && values.every(fits)) return values as (string | number)[];
  } catch {
    // Falls through: whatever was sent, it is not a cursor.
  }
  throw new DomainError('bad_cursor', 422, 'Take `after` from the `next` of the page before.');
}

/** Cuts rows, of which one more than `limit` was read, to a page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (row: T) => string): ListPage<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
