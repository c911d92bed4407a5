import fc from 'fast-check';
import { durationOf, sameLength, spanOf, UNITS } from './span';

describe('A length of time', () => {
  it.each([
    ['PT48H', 48, 'H'],
    ['P2D', 48, 'H'],
    ['P7D', 7, 'D'],
    ['P1W', 7, 'D'],
    ['PT90M', 90, 'M'],
    ['PT1S', 1, 'S'],
    ['P1DT1S', 86_401, 'S'],
  ])('%s is shown as %i %s', (duration, n, unit) => {
    expect(spanOf(duration)).toEqual({ n, unit });
  });

  it('comes back as long as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom(...UNITS), (n, unit) => {
        const duration = durationOf(String(n), unit) ?? '';
        const shown = spanOf(duration);
        expect(sameLength(durationOf(String(shown.n), shown.unit) ?? '', duration)).toBe(true);
      }),
    );
  });

  it.each(['', '-1', '1.5', 'two', '1e3'])('is not %p of anything', (typed) => {
    expect(durationOf(typed, 'H')).toBeUndefined();
    expect(durationOf('2', 'W')).toBeUndefined();
  });
});
