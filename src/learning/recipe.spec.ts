import fc from 'fast-check';
import type { BlockOf } from './blocks';
import { measurable, MOST_PIECES, recipeSheet } from './recipe';

type Recipe = BlockOf<'recipe'>;

const crescents: Recipe = {
  id: '00000000-0000-7000-8000-000000000001',
  kind: 'recipe',
  title: { en: 'Crescents with jam' },
  pieces: 24,
  currency: 'RSD',
  ingredients: [
    { name: { en: 'Flour' }, amount: 500, unit: 'g', cost: 45_00 },
    { name: { en: 'Butter' }, amount: 250, unit: 'g', cost: 275_00 },
    { name: { en: 'Yoghurt' }, amount: 180, unit: 'g', cost: 25_20 },
    { name: { en: 'Egg yolks' }, amount: 2, unit: 'piece', cost: 44_00 },
    { name: { en: 'Jam' }, amount: 250, unit: 'g', cost: 120_00 },
    { name: { en: 'Fine sugar' }, amount: 50, unit: 'g', cost: 10_00 },
    { name: { en: 'Salt' }, amount: 5, unit: 'g', cost: 30 },
  ],
  steps: [{ text: { en: 'Make a ball.' } }],
  overhead: 96_00,
  workMinutes: 90,
  hourlyWage: 600_00,
  margin: 25,
};

const UNITS = ['g', 'ml', 'piece', 'spoon', 'teaspoon', 'cup', 'pinch'] as const;

const recipes = fc
  .record({
    pieces: fc.integer({ min: 1, max: 500 }),
    currency: fc.constantFrom('RSD' as const, 'MKD' as const, 'ALL' as const, 'BAM' as const, 'EUR' as const),
    ingredients: fc.array(
      fc.record({
        name: fc.constant({ en: 'Flour' }),
        amount: fc.integer({ min: 1, max: 5_000 }),
        unit: fc.constantFrom(...UNITS),
        cost: fc.integer({ min: 0, max: 1_000_000 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    overhead: fc.integer({ min: 0, max: 100_000 }),
    workMinutes: fc.integer({ min: 1, max: 600 }),
    hourlyWage: fc.integer({ min: 0, max: 100_000 }),
    margin: fc.integer({ min: 0, max: 500 }),
  })
  .map((some): Recipe => ({ ...crescents, ...some }));
const pieces = fc.integer({ min: 1, max: MOST_PIECES });

describe('A recipe for its own number of pieces', () => {
  const { lines, money, workMinutes } = recipeSheet(crescents);

  test('is as it was written', () => {
    expect(lines.map(({ amount }) => amount)).toEqual([500, 250, 180, 2, 250, 50, 5]);
    expect(workMinutes).toBe(90);
  });

  test('says what goes in, what it costs, what to ask for one and what stays', () => {
    expect(money).toEqual({
      goods: 519_50,
      partial: false,
      overhead: 96_00,
      work: 900_00,
      total: 1515_50,
      piece: 63_15,
      price: 80_00,
      brings: 1920_00,
      stays: 404_50,
    });
  });

  test('says nothing of money where no cost is known, and that something is missing where one is', () => {
    const [flour, ...others] = crescents.ingredients;
    const without = others.map(({ cost: _cost, ...rest }) => rest);
    expect(recipeSheet({ ...crescents, ingredients: without }).money).toBeUndefined();
    expect(recipeSheet({ ...crescents, ingredients: [flour!, ...without] }).money).toMatchObject({
      goods: 45_00,
      partial: true,
    });
  });
});

describe('A recipe for another number of pieces', () => {
  test('has amounts that can be weighed and counted, and work in steps of five minutes', () => {
    const { lines, workMinutes } = recipeSheet(crescents, 31);
    expect(lines.map(({ amount }) => amount)).toEqual([645, 325, 235, 2.5, 325, 65, 6.5]);
    expect(workMinutes).toBe(120);
  });

  test('never has nothing of a thing, and is never off by more than half a step', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 50_000, noNaN: true }), fc.constantFrom(...UNITS), (amount, unit) => {
        const found = measurable(amount, unit);
        expect(found).toBeGreaterThan(0);
        const step = unit === 'pinch' ? 1 : unit === 'g' || unit === 'ml' ? (amount < 10 ? 0.5 : 10) : 0.5;
        expect(Math.abs(found - amount)).toBeLessThanOrEqual(Math.max(step, amount * 0.05));
      }),
    );
  });

  test('adds up, and its price never lies below the costs and the margin nor more than a coin above', () => {
    fc.assert(
      fc.property(recipes, pieces, (recipe, number) => {
        const { money, lines } = recipeSheet(recipe, number);
        if (!money) throw new Error('There are costs.');
        expect(lines.reduce((sum, { cost = 0 }) => sum + cost, 0)).toBe(money.goods);
        expect(money.goods + money.overhead + money.work).toBe(money.total);
        expect(money.brings - money.total).toBe(money.stays);
        expect(money.stays).toBeGreaterThanOrEqual(0);
        const coin = recipe.currency === 'EUR' || recipe.currency === 'BAM' ? 5 : 500;
        const exact = (money.total * (1 + (recipe.margin ?? 0) / 100)) / number;
        expect(money.price % coin).toBe(0);
        expect(money.price).toBeGreaterThanOrEqual(exact - 1e-6);
        expect(money.price).toBeLessThan(exact + coin);
        expect(Object.values(money).every((value) => typeof value === 'boolean' || Number.isInteger(value))).toBe(true);
      }),
    );
  });
});
