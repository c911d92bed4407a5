import fc from 'fast-check';
import { shownOf } from './sharing';

const people = fc.array(fc.record({ name: fc.string(), agreed: fc.boolean(), has: fc.boolean() }));

describe('What a company sees of its people', () => {
  test('is the same whether somebody did not agree or has nothing to show', () => {
    fc.assert(
      fc.property(people, (all) => {
        const view = (one: (typeof all)[number]) => (one.agreed && one.has ? one.name : undefined);
        const seen = shownOf(all, view);
        const refused = all.map((one) => (one.has ? one : { ...one, agreed: false }));
        expect(shownOf(refused, view)).toEqual(seen);
        expect(seen.items.length + seen.others).toBe(all.length);
      }),
    );
  });
});
