/** The currencies of the region. All count two decimals by ISO 4217 (Intl shows ALL with none: never round by it). */
export const CURRENCIES = ['RSD', 'MKD', 'ALL', 'BAM', 'EUR'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** An amount in integer minor units (hundredths) of its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}
