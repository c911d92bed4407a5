import { parseAmount } from './money';

describe('An amount that somebody typed', () => {
  it.each([
    ['2400', 240_000],
    [' 0 ', 0],
    ['2,400', 240_000],
    ['2.400', 240_000],
    ['2 400', 240_000],
    ['2\u00A0400,50', 240_050],
    ['2,400.50', 240_050],
    ['1.234.567,8', 123_456_780],
    ['12,5', 1_250],
    ['12.05', 1_205],
    ['0,99', 99],
  ])('is read by a decimal comma or point: %s', (typed, amount) => {
    expect(parseAmount(typed)).toBe(amount);
  });

  it.each(['', 'many', '-5', '1.2.3', '12.345.6', '1,2345', '2.400.50', '5 €', '1e3', '9999999999'])(
    'is not guessed: %s',
    (typed) => {
      expect(parseAmount(typed)).toBeNull();
    },
  );
});
