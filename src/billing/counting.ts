import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import type { LocalText } from '../shared/locale';
import { type BillingSettings, UNTAXED, vatRateOf } from './billing-settings';
import type { InvoiceLine, LineRequest } from './invoice';
import { lineNet, roundedShare, type Totals, totalsOf, VAT_CODES, type VatCode, type VatGroup } from './totals';
import { vatGroups, type VatRate } from './totals';

/**
 * How lines are taxed and rounded, fixed on the day they are offered: a price that somebody said yes to stays, whatever the settings say when
 * its pro-forma and its invoice are issued.
 */
export interface Terms {
  readonly groups: readonly VatGroup[];
  /** Why there is no VAT, by the words of that day. */
  readonly vatNotes: readonly LocalText[];
  /** Totals without hundredths. */
  readonly wholeTotals?: boolean | undefined;
}

/** Lines with all that follows from them. */
export interface CountedLines extends Terms {
  readonly lines: readonly InvoiceLine[];
  readonly totals: Totals;
}

/** 100 %, in hundredths of a per cent. */
const WHOLE = 10_000;
const NONE: VatRate = { category: 'E', rate: 0 };

/**
 * Lines by the terms that they were offered under, what is new among them as the organisation's accountant has it counted today; of what was
 * paid before, as much as there is to pay is taken off.
 * @throws FieldErrors `lines.0.vat` and the like for a code that neither has a rate or words for
 */
export function counted(
  requested: readonly LineRequest[],
  settings: BillingSettings,
  { settled = 0, terms }: { readonly settled?: number | undefined; readonly terms?: Terms | undefined } = {},
): CountedLines {
  const agreed = (code: VatCode) => terms?.groups.find(({ codes }) => codes.includes(code));
  const rateOf = (code: VatCode): VatRate | null => {
    const group = agreed(code);
    return group ? { category: group.category, rate: group.rate } : vatRateOf(settings, code);
  };
  const problems: FieldProblem[] = requested.flatMap(({ vat }, at) =>
    rateOf(vat) ? [] : [{ field: `lines.${at}.vat`, code: 'vat_not_set', message: '' }],
  );
  if (problems.length > 0) throw new FieldErrors(problems);
  const lines = requested.map((line): InvoiceLine => ({ ...line, net: lineNet(line) }));
  const groups = vatGroups(lines, (code) => rateOf(code) ?? NONE);
  const wholeTotals = terms ? terms.wholeTotals === true : settings.wholeTotals;
  // What was paid for a whole total is a whole amount too.
  const prepaid = Math.min(settled, totalsOf(groups, { whole: wholeTotals }).payable);
  const fresh = UNTAXED.filter((code) => !agreed(code) && lines.some((line) => line.vat === code));
  const vatNotes = [...(terms?.vatNotes ?? []), ...fresh.flatMap((code) => settings.vat.notes[code] ?? [])];
  return { lines, groups, vatNotes, wholeTotals, totals: totalsOf(groups, { whole: wholeTotals, prepaid }) };
}

/**
 * A price that people read, VAT included, as it stands on a document: without VAT, under the first code that the organisation sells by.
 * Rounded once a place, so that a document can differ from the price by a hundredth a place.
 */
export function netPrice(
  amount: number,
  settings: BillingSettings,
): { readonly vat: VatCode; readonly unitPrice: number } {
  const vat = VAT_CODES.find((code) => vatRateOf(settings, code) !== null) ?? 'none';
  const rate = vatRateOf(settings, vat)?.rate ?? 0;
  return { vat, unitPrice: roundedShare(amount, WHOLE, WHOLE + rate) };
}
