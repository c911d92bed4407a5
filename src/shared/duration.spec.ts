import { milliseconds, parseDuration } from './duration';

describe('A duration', () => {
  it.each([
    ['PT48H', 48 * 3600_000],
    ['P7D', 7 * 24 * 3600_000],
    ['P1W', 7 * 24 * 3600_000],
    ['PT1S', 1000],
    ['P1DT2H30M5S', (26 * 3600 + 30 * 60 + 5) * 1000],
    ['PT0S', 0],
  ])('of %s is counted in milliseconds', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each(['', 'P', 'PT', '48H', 'P1M', 'P1Y', 'PT1.5H', '-PT1H', 'pt1h', 'PT9999999999S'])('is not %p', (text) => {
    expect(parseDuration(text)).toBeUndefined();
    expect(() => milliseconds(text)).toThrow(RangeError);
  });
});
