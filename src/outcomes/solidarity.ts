import type { Currency, Money } from '../shared/money';

/** What a class costs: who teaches, what is used up, the room, and the rest. */
export const COST_PARTS = ['instructor', 'material', 'room', 'other'] as const;
type CostPart = (typeof COST_PARTS)[number];

/** In minor units of one currency. */
export type Costs = Readonly<Record<CostPart, number>>;

/** What came for the places of a class in one currency, without VAT, in minor units. */
export interface Income {
  readonly currency: Currency;
  readonly citizens: number;
  readonly companies: number;
}

/** The money of a class. What it costs is typed in; what came follows from the documents of its places and bookings. */
export interface ClassMoney {
  readonly classId: string;
  readonly organisationId: string;
  readonly courseId: string;
  readonly costs?: { readonly currency: Currency; readonly parts: Costs } | undefined;
  readonly costsAt?: Date | undefined;
  readonly income: readonly Income[];
  /** Counts the changes: who writes over what another has written meanwhile begins again. */
  readonly version: number;
}

/** What a class costs in all. */
export const totalOf = (parts: Costs): number => COST_PARTS.reduce((sum, part) => sum + parts[part], 0);

/** What came in a currency. */
export const incomeIn = ({ income }: Pick<ClassMoney, 'income'>, currency: Currency): Income =>
  income.find((one) => one.currency === currency) ?? { currency, citizens: 0, companies: 0 };

/** What came in all. */
export const allOf = ({ citizens, companies }: Income): number => citizens + companies;

/**
 * How many free places a class pays for: what came beyond its own cost, by what one free place costs, whole places only.
 * Null while nobody has said what the class costs or what a free place costs, and when the two are in different currencies.
 */
export function placesPaidFor(money: Pick<ClassMoney, 'costs' | 'income'>, freePlace: Money | null): number | null {
  const counted = countable(money, freePlace);
  return counted && Math.floor(counted.surplus / counted.price);
}

/**
 * A buyer's part of these places, by its part of what came: the parts of all buyers together are never more than the whole.
 * @param paid what came from this buyer, without VAT, in minor units of the class's currency
 */
export function partOfPlaces(
  money: Pick<ClassMoney, 'costs' | 'income'>,
  freePlace: Money | null,
  paid: number,
): number | null {
  const counted = countable(money, freePlace);
  if (!counted) return null;
  const { surplus, price, income } = counted;
  if (income === 0 || paid <= 0) return 0;
  // Minor units times minor units can pass what a number holds exactly.
  return Number((BigInt(surplus) * BigInt(Math.min(paid, income))) / (BigInt(income) * BigInt(price)));
}

/** How many places at this price cover the cost; null for a price of nothing. */
export const placesToCover = (cost: number, price: number): number | null =>
  price > 0 ? Math.ceil(cost / price) : null;

function countable({ costs, income }: Pick<ClassMoney, 'costs' | 'income'>, freePlace: Money | null) {
  if (!costs || !freePlace || freePlace.amount <= 0 || freePlace.currency !== costs.currency) return null;
  const all = allOf(incomeIn({ income }, costs.currency));
  return { income: all, surplus: Math.max(0, all - totalOf(costs.parts)), price: freePlace.amount };
}
