import fc from 'fast-check';
import type { Money } from '../shared/money';
import { partOfPlaces, placesPaidFor, placesToCover } from './solidarity';

const PLACE: Money = { amount: 450_000, currency: 'MKD' };

const money = (cost: number, citizens: number, companies: number) => ({
  costs: { currency: 'MKD' as const, parts: { instructor: cost, material: 0, room: 0, other: 0 } },
  income: [{ currency: 'MKD' as const, citizens, companies }],
});

const amount = fc.integer({ min: 0, max: 10_000_000_000 });
const price = fc.integer({ min: 1, max: 10_000_000_000 });

describe('The free places that a class pays for', () => {
  it('are what came beyond its own cost, in whole places', () => {
    expect(placesPaidFor(money(3_000_000, 1_200_000, 4_500_000), PLACE)).toBe(6);
    expect(placesPaidFor(money(3_000_001, 1_200_000, 4_500_000), PLACE)).toBe(5);
    expect(placesPaidFor(money(3_000_000, 1_200_000, 0), PLACE)).toBe(0);
  });

  it('are not known before both costs are, in one currency', () => {
    expect(placesPaidFor({ ...money(1, 2, 3), costs: undefined }, PLACE)).toBeNull();
    expect(placesPaidFor(money(1, 2, 3), null)).toBeNull();
    expect(placesPaidFor(money(1, 2, 3), { amount: 1, currency: 'EUR' })).toBeNull();
    expect(placesPaidFor(money(1, 2, 3), { amount: 0, currency: 'MKD' })).toBeNull();
  });

  it('are all paid: their cost and the class’s own are never more than what came', () => {
    fc.assert(
      fc.property(amount, amount, amount, price, (cost, citizens, companies, each) => {
        const places = placesPaidFor(money(cost, citizens, companies), { amount: each, currency: 'MKD' }) ?? -1;
        const income = citizens + companies;
        expect(places).toBeGreaterThanOrEqual(0);
        if (places > 0) expect(BigInt(places) * BigInt(each) + BigInt(cost)).toBeLessThanOrEqual(BigInt(income));
        expect(BigInt(places + 1) * BigInt(each) + BigInt(cost)).toBeGreaterThan(BigInt(income));
      }),
    );
  });

  it('are parted among those who paid, never more in all than there are', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 6 }), price, (cost, buyers, each) => {
        const all = money(
          cost,
          0,
          buyers.reduce((sum, one) => sum + one, 0),
        );
        const place = { amount: each, currency: 'MKD' as const };
        const parts = buyers.map((one) => partOfPlaces(all, place, one) ?? -1);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(placesPaidFor(all, place) ?? -1);
      }),
    );
    expect(partOfPlaces(money(0, 0, 900_000), PLACE, 900_000)).toBe(2);
  });
});

describe('The places that cover a cost', () => {
  it('are the fewest that bring as much', () => {
    fc.assert(
      fc.property(amount, price, (cost, each) => {
        const places = placesToCover(cost, each) ?? -1;
        expect(BigInt(places) * BigInt(each)).toBeGreaterThanOrEqual(BigInt(cost));
        if (places > 0) expect(BigInt(places - 1) * BigInt(each)).toBeLessThan(BigInt(cost));
      }),
    );
    expect(placesToCover(1, 0)).toBeNull();
  });
});
