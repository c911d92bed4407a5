/** The currencies of the region. All count two decimals by ISO 4217 (Intl shows ALL with none: never round by it). */
export const CURRENCIES = ['RSD', 'MKD', 'ALL', 'BAM', 'EUR'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** An amount in integer minor units (hundredths) of its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** Hundredths with a point, as data formats write them: 2400.50; half a denar less is -0.50. */
export function decimal(amount: number): string {
  const positive = Math.abs(amount);
  return `${amount < 0 ? '-' : ''}${Math.floor(positive / 100)}.${String(positive % 100).padStart(2, '0')}`;
}

/** Groups of thousands may be parted by a space, a point, a comma or an apostrophe; hundredths by a point or a comma. */
const AMOUNT = /^(\d{1,9}|\d{1,3}(?:([.,\s'’])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?$/;

/**
 * What somebody typed as an amount, in hundredths: "2400", "2,400", "2.400,50", "12.5". A comma or a point before three figures parts
 * thousands, before one or two it parts hundredths. Null when it is no amount.
 */
export function parseAmount(typed: string): number | null {
  const found = AMOUNT.exec(typed.trim().replace(/[\u00A0\u2009\u202F]/g, ' '));
  if (!found) return null;
  const [, whole = '', thousands, decimal, hundredths = ''] = found;
  if (thousands !== undefined && thousands === decimal) return null;
  return Number(whole.replace(/\D/g, '')) * 100 + Number(hundredths.padEnd(2, '0'));
}
