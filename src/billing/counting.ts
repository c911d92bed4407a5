import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import { type BillingSettings, vatRateOf } from './billing-settings';
import type { InvoiceLine, LineRequest } from './invoice';
import { lineNet, roundedShare, type Totals, totalsOf, VAT_CODES, type VatCode, type VatGroup } from './totals';
import { vatGroups, type VatRate } from './totals';

/** Lines with all that follows from them. */
export interface CountedLines {
  readonly lines: readonly InvoiceLine[];
  readonly groups: readonly VatGroup[];
  readonly totals: Totals;
}

/** 100 %, in hundredths of a per cent. */
const WHOLE = 10_000;
const NONE: VatRate = { category: 'E', rate: 0 };

/**
 * Lines as the organisation's accountant has them counted; of what was paid before, as much as there is to pay is taken off.
 * @throws FieldErrors `lines.0.vat` and the like for a code that the settings have no rate or no words for
 */
export function counted(requested: readonly LineRequest[], settings: BillingSettings, settled = 0): CountedLines {
  const problems: FieldProblem[] = requested.flatMap(({ vat }, at) =>
    vatRateOf(settings, vat) ? [] : [{ field: `lines.${at}.vat`, code: 'vat_not_set', message: '' }],
  );
  if (problems.length > 0) throw new FieldErrors(problems);
  const lines = requested.map((line): InvoiceLine => ({ ...line, net: lineNet(line) }));
  const groups = vatGroups(lines, (code) => vatRateOf(settings, code) ?? NONE);
  const prepaid = Math.min(settled, totalsOf(groups).gross);
  return { lines, groups, totals: totalsOf(groups, { whole: settings.wholeTotals, prepaid }) };
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
