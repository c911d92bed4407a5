import { fold } from '../platform/i18n';

const wordsOf = (name: string): string[] => fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether two names may be of one person, however they were typed: case, marks, script and the order of words don't matter, and one may
 * leave out words of the other as long as two are left.
 */
export function sameName(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  const long = new Set(many);
  const isWithin = few.length > 0 && few.every((word) => long.has(word));
  return isWithin && (few.length > 1 || many.length === 1);
}
