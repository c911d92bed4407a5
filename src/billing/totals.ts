/** How a line is taxed, by the words of the settings: three rates, and what is free of VAT for different reasons. */
export const VAT_CODES = ['standard', 'reduced', 'lowest', 'zero', 'exempt', 'reverse', 'none'] as const;
export type VatCode = (typeof VAT_CODES)[number];

/** The VAT categories of EN 16931 (UNTDID 5305) that are used. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE';

/** How a code counts: its category and its rate in hundredths of a per cent. */
export interface VatRate {
  readonly category: VatCategory;
  readonly rate: number;
}

/** What a line is counted from: `quantity` in thousandths, `unitPrice` in minor units without VAT. */
export interface Countable {
  readonly quantity: number;
  readonly unitPrice: number;
  readonly vat: VatCode;
}

/** Lines of one category and rate together. */
export interface VatGroup extends VatRate {
  readonly codes: readonly VatCode[];
  readonly net: number;
  readonly vat: number;
}

/** The sums of a document, all in minor units. `gross + rounding = prepaid + payable`. */
export interface Totals {
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  /** What makes the total whole, where the organisation rounds its totals (EN 16931, BT-114). */
  readonly rounding: number;
  /** What was paid before the document was issued. */
  readonly prepaid: number;
  readonly payable: number;
}

/** A fraction of whole numbers, rounded half away from zero. */
export function roundedShare(amount: number, times: number, divisor: number): number {
  const [product, by] = [BigInt(amount) * BigInt(times), BigInt(divisor)];
  const positive = product < 0n ? -product : product;
  const rounded = Number((2n * positive + by) / (2n * by));
  // Minus nothing is nothing.
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}

/** What a line costs without VAT. */
export const lineNet = ({ quantity, unitPrice }: Countable): number => roundedShare(unitPrice, quantity, 1000);

/** Lines by category and rate, in the order in which they come first; VAT is rounded once a group. */
export function vatGroups(lines: readonly Countable[], rateOf: (code: VatCode) => VatRate): VatGroup[] {
  const groups = new Map<string, VatRate & { codes: VatCode[]; net: number }>();
  for (const line of lines) {
    const { category, rate } = rateOf(line.vat);
    const key = `${category} ${rate}`;
    const group = groups.get(key) ?? { category, rate, codes: [], net: 0 };
    if (!group.codes.includes(line.vat)) group.codes.push(line.vat);
    group.net += lineNet(line);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, vat: roundedShare(group.net, group.rate, 10_000) }));
}

/** The sums over all groups. */
export function totalsOf(
  groups: readonly VatGroup[],
  { whole = false, prepaid = 0 }: { readonly whole?: boolean; readonly prepaid?: number } = {},
): Totals {
  const net = groups.reduce((sum, group) => sum + group.net, 0);
  const vat = groups.reduce((sum, group) => sum + group.vat, 0);
  const gross = net + vat;
  const rounding = whole ? roundedShare(gross, 1, 100) * 100 - gross : 0;
  return { net, vat, gross, rounding, prepaid, payable: gross + rounding - prepaid };
}
