import fc from 'fast-check';
import { type Leaf, leafOf, type Turn } from './leaf';

/** The query of a repository, on numbers in their order. */
function read(all: readonly number[], limit: number, turn: Turn): Leaf<number> {
  const { from, before } = turn;
  const rows =
    before === undefined
      ? all.filter((one) => from === undefined || one >= Number(from))
      : all.filter((one) => one < Number(before)).toReversed();
  return leafOf(rows.slice(0, limit + 1), limit, String, turn);
}

const lists = fc
  .uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })
  .map((all) => all.sort((a, b) => a - b));

describe('The pages of a list', () => {
  it('show every row once from the first page to the last, and lead back the same way', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 12 }), (all, limit) => {
        const there: (readonly number[])[] = [];
        let leaf = read(all, limit, {});
        expect(leaf.previous).toBeUndefined();
        for (;;) {
          there.push(leaf.items);
          if (leaf.next === undefined) break;
          leaf = read(all, limit, { from: leaf.next });
        }
        expect(there.flat()).toEqual(all);
        const back = [leaf.items];
        while (leaf.previous !== undefined) {
          leaf = read(all, limit, { before: leaf.previous });
          back.unshift(leaf.items);
        }
        expect(back).toEqual(there);
      }),
    );
  });

  it('go on beside a row that is gone, from both sides', () => {
    const all = [1, 2, 4, 5];
    expect(read(all, 2, { from: '3' })).toMatchObject({ items: [4, 5], previous: '4', next: undefined });
    expect(read(all, 2, { before: '3' })).toMatchObject({ items: [1, 2], previous: undefined, next: '3' });
  });

  it('are empty behind the end and in front of the beginning', () => {
    expect(read([1], 2, { from: '9' })).toEqual({ items: [], previous: undefined, next: undefined });
    expect(read([1], 2, { before: '0' })).toEqual({ items: [], previous: undefined, next: '0' });
  });
});
