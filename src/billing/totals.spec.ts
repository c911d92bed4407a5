import fc from 'fast-check';
import { vatRateOf } from './billing-settings';
import {
  type Countable,
  lineNet,
  roundedShare,
  totalsOf,
  VAT_CODES,
  type VatCode,
  vatGroups,
  type VatRate,
} from './totals';

const RATES: Readonly<Record<VatCode, VatRate>> = {
  standard: { category: 'S', rate: 1800 },
  reduced: { category: 'S', rate: 1000 },
  lowest: { category: 'S', rate: 500 },
  zero: { category: 'Z', rate: 0 },
  exempt: { category: 'E', rate: 0 },
  reverse: { category: 'AE', rate: 0 },
  none: { category: 'E', rate: 0 },
};
const rateOf = (code: VatCode) => RATES[code];

const line: fc.Arbitrary<Countable> = fc.record({
  quantity: fc.integer({ min: 1, max: 100_000_000 }),
  unitPrice: fc.integer({ min: 0, max: 10_000_000_000 }),
  vat: fc.constantFrom(...VAT_CODES),
});
const lines = fc.array(line, { minLength: 1, maxLength: 30 });

describe('The sums of a document', () => {
  it('round half away from zero, once a line and once a VAT group', () => {
    expect([roundedShare(5, 1, 10), roundedShare(-5, 1, 10), roundedShare(4, 1, 10), roundedShare(-4, 1, 10)]).toEqual([
      1, -1, 0, 0,
    ]);
    // Three lines of 0.05: each alone has 0.01 of VAT at 18 %, together 0.03.
    const three = Array.from({ length: 3 }, (): Countable => ({ quantity: 1000, unitPrice: 5, vat: 'standard' }));
    expect(vatGroups(three, rateOf)).toEqual([{ ...RATES.standard, codes: ['standard'], net: 15, vat: 3 }]);
    expect(lineNet({ quantity: 1500, unitPrice: 333, vat: 'none' })).toBe(500);
  });

  it('are those of the worked example of the standard', () => {
    const groups = vatGroups([{ quantity: 10_000, unitPrice: 200_000, vat: 'standard' }], () => ({
      category: 'S',
      rate: 2000,
    }));
    expect(totalsOf(groups)).toEqual({
      ...{ net: 2_000_000, vat: 400_000, gross: 2_400_000 },
      ...{ rounding: 0, prepaid: 0, payable: 2_400_000 },
    });
  });

  it('agree with their groups, and the groups with their lines, whatever is on it', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), fc.integer({ min: 0, max: 1_000_000 }), (all, whole, prepaid) => {
        const groups = vatGroups(all, rateOf);
        const totals = totalsOf(groups, { whole, prepaid });
        expect(totals.net).toBe(all.reduce((sum, one) => sum + lineNet(one), 0));
        expect(totals.gross).toBe(groups.reduce((sum, group) => sum + group.net + group.vat, 0));
        expect(totals.gross + totals.rounding).toBe(totals.prepaid + totals.payable);
        for (const { net, vat, rate } of groups) {
          const error = BigInt(vat) * 10_000n - BigInt(net) * BigInt(rate);
          expect(error >= -5_000n && error <= 5_000n).toBe(true);
        }
        if (whole) expect((totals.gross + totals.rounding) % 100).toBe(0);
        expect(Math.abs(totals.rounding)).toBeLessThanOrEqual(50);
        expect(new Set(groups.map(({ category, rate }) => `${category} ${rate}`)).size).toBe(groups.length);
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(totalsOf(vatGroups(all.toReversed(), rateOf))).toEqual(totalsOf(vatGroups(all, rateOf)));
      }),
    );
  });
});

describe('The VAT of an organisation', () => {
  const notes = { none: { en: 'Not in VAT' } };

  it('has the rates of its settings, and none that they do not name', () => {
    const vat = { registered: true, rates: { standard: 1800 }, notes };
    expect(vatRateOf({ vat }, 'standard')).toEqual({ category: 'S', rate: 1800 });
    expect(['reduced', 'lowest', 'exempt', 'reverse'].map((code) => vatRateOf({ vat }, code as VatCode))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('is nothing outside VAT, and then only with the words of the law', () => {
    const vat = { registered: false, rates: { standard: 1800 }, notes };
    const usable = VAT_CODES.filter((code) => vatRateOf({ vat }, code) !== null);
    expect(usable).toEqual(['none']);
    expect(vatRateOf({ vat: { ...vat, notes: {} } }, 'none')).toBeNull();
  });
});
