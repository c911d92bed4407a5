import type { Language, LocalText } from '../shared/locale';
import type { Currency } from '../shared/money';
import type { Account } from './payment-codes';
import type { VatCode, VatRate } from './totals';

/** The codes that have a rate of their own, and those that say why there is no VAT. */
export const RATED = ['standard', 'reduced', 'lowest'] as const;
export const UNTAXED = ['zero', 'exempt', 'reverse', 'none'] as const;

/** Who sells, as the law wants it on the paper. */
export interface Seller {
  readonly legalName: string;
  readonly street: string;
  readonly town: string;
  readonly postCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly taxNumber?: string;
  /** Of those in VAT: with the country in front. */
  readonly vatNumber?: string;
  readonly registrationNumber?: string;
  /** Who answers for the documents; some countries want the name on them. */
  readonly responsible?: string;
}

/**
 * How an organisation is taxed. Rates and the words of the law are what its accountant says: they differ by country and change, so none
 * of them is known to the program.
 */
export interface VatSettings {
  readonly registered: boolean;
  /** In hundredths of a per cent. */
  readonly rates: Readonly<Partial<Record<(typeof RATED)[number], number>>>;
  /** Why there is no VAT: the provision of the law, kept on each document. */
  readonly notes: Readonly<Partial<Record<(typeof UNTAXED)[number], LocalText>>>;
}

/** What an organisation decides about its money documents. */
export interface BillingSettings {
  readonly organisationId: string;
  readonly version: number;
  readonly seller: Seller;
  /** The first one of a currency is used. */
  readonly accounts: readonly Account[];
  readonly currency: Currency;
  readonly vat: VatSettings;
  /** Until a document is due. */
  readonly paymentDays: number;
  /** So many days after it was due a document is reminded of, at most three times; without them nobody is reminded by itself. */
  readonly reminderDays?: readonly number[];
  /** Each paper is made in this language too. */
  readonly secondLanguage?: Language;
  /** Totals without hundredths. */
  readonly wholeTotals: boolean;
  /** A line at the foot of each document. */
  readonly footer?: LocalText;
}

/** How a code counts with this organisation; null for a rate that it does not have, or any rate while it is outside VAT. */
export function vatRateOf({ vat }: Pick<BillingSettings, 'vat'>, code: VatCode): VatRate | null {
  switch (code) {
    case 'standard':
    case 'reduced':
    case 'lowest': {
      const rate = vat.registered ? vat.rates[code] : undefined;
      return rate === undefined ? null : { category: 'S', rate };
    }
    case 'zero':
      return vat.registered ? { category: 'Z', rate: 0 } : null;
    case 'reverse':
      return vat.registered && vat.notes.reverse ? { category: 'AE', rate: 0 } : null;
    case 'exempt':
      return vat.registered && vat.notes.exempt ? { category: 'E', rate: 0 } : null;
    case 'none':
      return vat.notes.none ? { category: 'E', rate: 0 } : null;
  }
}
