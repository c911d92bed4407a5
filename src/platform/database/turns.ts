import type { Document } from 'mongodb';
import type { Turn } from '../../shared/leaf';

/** A time in milliseconds and an id. */
const KEY = /^(-?\d{1,15})\.([\w-]{1,64})$/;

/** The key of a row of a list that is ordered by a time and then by the id. */
export const timeKey = (at: Date, id: string): string => `${at.getTime()}.${id}`;

/** The turn without keys that nobody was given: whoever types one gets the first page. */
export function readTurn({ from, before }: Turn): Turn {
  if (before !== undefined && KEY.test(before)) return { before };
  return from !== undefined && KEY.test(from) ? { from } : {};
}

/**
 * Filter and order of a page of such a list, for `leafOf`.
 * @param order 1 for the earliest first, -1 for the latest first
 */
export function turned(field: string, order: 1 | -1, { from, before }: Turn): { filter: Document; sort: Document } {
  const way = before === undefined ? order : order === 1 ? -1 : 1;
  const sort = { [field]: way, _id: way };
  const [, time, id] = KEY.exec(before ?? from ?? '') ?? [];
  if (time === undefined || id === undefined) return { filter: {}, sort };
  const at = new Date(Number(time));
  const beyond = way === 1 ? '$gt' : '$lt';
  const own = before === undefined ? `${beyond}e` : beyond;
  return { filter: { $or: [{ [field]: { [beyond]: at } }, { [field]: at, _id: { [own]: id } }] }, sort };
}
