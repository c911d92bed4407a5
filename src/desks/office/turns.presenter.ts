import type { Leaf, Turn } from '../../shared/leaf';

/** The ways to the pages beside a page of a list; `path` gives the address with what is asked for. */
export const turnsView = (
  { previous, next }: Pick<Leaf<unknown>, 'previous' | 'next'>,
  path: (turn: Turn) => string,
): object => ({
  previous: previous === undefined ? undefined : path({ before: previous }),
  next: next === undefined ? undefined : path({ from: next }),
});
