import type { Currency } from '../shared/money';
import type { BlockOf, Unit } from './blocks';

type Recipe = BlockOf<'recipe'>;

/** How many pieces a sheet can be made for. */
export const MOST_PIECES = 10_000;

/**
 * To what a selling price is rounded up, in minor units: the smallest coin that people still count at a stall. Smaller ones are legal
 * tender (1 and 2 dinars or denars, 1 cent); the lek has none in use below 5, the mark's smallest is 5 feninga.
 */
const COINS: Readonly<Record<Currency, number>> = { RSD: 500, MKD: 500, ALL: 500, BAM: 5, EUR: 5 };

/** Work that is scaled is told in steps of so many minutes. */
const WORK_STEP_MINUTES = 5;

/** One line of a sheet; `cost` in minor units. */
export interface SheetLine {
  readonly name: Recipe['ingredients'][number]['name'];
  readonly amount: number;
  readonly unit: Unit;
  readonly cost: number | undefined;
}

/** What a number of pieces costs and brings, in minor units of the recipe's currency. */
export interface SheetMoney {
  /** What goes in, as far as its cost is known. */
  readonly goods: number;
  /** Whether something that goes in has no cost: then all that follows is too low. */
  readonly partial: boolean;
  readonly overhead: number;
  readonly work: number;
  readonly total: number;
  /** The total for one piece, rounded half up. */
  readonly piece: number;
  /** What to ask for one: the piece's cost and the margin, rounded up to coins. */
  readonly price: number;
  /** What all pieces bring at that price. */
  readonly brings: number;
  /** What is left of it when everything is paid, the work too. */
  readonly stays: number;
}

/** A recipe for a number of pieces. */
export interface RecipeSheet {
  readonly pieces: number;
  readonly lines: readonly SheetLine[];
  readonly workMinutes: number | undefined;
  /** Nothing where no cost of anything is known. */
  readonly money: SheetMoney | undefined;
}

/** In what steps an amount is weighed, measured or counted at home: nobody weighs 503.7 g of flour or takes a third of an egg. */
function stepOf(amount: number, unit: Unit): number {
  switch (unit) {
    case 'g':
    case 'ml':
      if (amount < 10) return 0.5;
      if (amount < 100) return 1;
      return amount < 1_000 ? 5 : 10;
    case 'piece':
      return 0.5;
    case 'pinch':
      return 1;
    default:
      return 0.25;
  }
}

/** The amount as one can measure it, to the nearest step of its unit and never nothing. */
export function measurable(amount: number, unit: Unit): number {
  const step = stepOf(amount, unit);
  return Math.max(step, Math.round(amount / step) * step);
}

/**
 * The recipe for so many pieces. For its own number it is as it was written; for another, amounts are rounded to what can be measured, and
 * costs follow the exact amounts, so that the price of a piece does not jump with the rounding.
 * @param pieces from 1 to MOST_PIECES
 */
export function recipeSheet(recipe: Recipe, pieces: number = recipe.pieces): RecipeSheet {
  const own = pieces === recipe.pieces;
  const scaled = (value: number): number => (value * pieces) / recipe.pieces;
  const lines = recipe.ingredients.map(({ name, amount, unit, cost }) => ({
    ...{ name, unit },
    amount: own ? amount : measurable(scaled(amount), unit),
    cost: cost === undefined ? undefined : Math.round(scaled(cost)),
  }));
  const { workMinutes } = recipe;
  const minutes =
    workMinutes === undefined || own
      ? workMinutes
      : Math.ceil(scaled(workMinutes) / WORK_STEP_MINUTES) * WORK_STEP_MINUTES;
  return { pieces, lines, workMinutes: minutes, money: moneyOf(recipe, pieces, lines, minutes) };
}

function moneyOf(
  { currency, hourlyWage = 0, margin = 0, overhead: once = 0, pieces: written }: Recipe,
  pieces: number,
  lines: readonly SheetLine[],
  minutes = 0,
): SheetMoney | undefined {
  const costs = lines.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
  if (costs.length === 0) return undefined;
  const goods = costs.reduce((sum, cost) => sum + cost, 0);
  const overhead = Math.round((once * pieces) / written);
  const work = Math.round((hourlyWage * minutes) / 60);
  const total = goods + overhead + work;
  const coin = COINS[currency];
  // In whole numbers up to the last step: 63.1458… and 25 % must not come to a coin more for a rounding of the machine.
  const price = Math.ceil((total * (100 + margin)) / (pieces * 100 * coin)) * coin;
  const brings = price * pieces;
  return {
    ...{ goods, overhead, work, total, price, brings },
    partial: costs.length < lines.length,
    piece: Math.round(total / pieces),
    stays: brings - total,
  };
}
