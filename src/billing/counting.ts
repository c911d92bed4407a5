import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import { type BillingSettings, vatRateOf } from './billing-settings';
import type { InvoiceLine, LineRequest } from './invoice';
import { lineNet, type Totals, totalsOf, type VatGroup, vatGroups, type VatRate } from './totals';

/** Lines with all that follows from them. */
export interface CountedLines {
  readonly lines: readonly InvoiceLine[];
  readonly groups: readonly VatGroup[];
  readonly totals: Totals;
}

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
