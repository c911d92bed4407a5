import { z } from 'zod';
import { FieldErrors } from '../shared/domain-error';
import type { Currency } from '../shared/money';
import { localTextField, moneyField } from '../platform/http';
import { type LineRequest, UNITS } from './invoice';
import { VAT_CODES } from './totals';

const MOST_LINES = 50;
const MOST_OF_A_LINE = 100_000;
const THOUSANDTHS = 1_000;

/** What is sold, as the API takes it: `quantity` as a number, `unitPrice` without VAT. */
export const LinesForm = z
  .array(
    z.strictObject({
      text: localTextField(300),
      quantity: z.number().positive().max(MOST_OF_A_LINE),
      unit: z.enum(UNITS).optional(),
      unitPrice: moneyField,
      vat: z.enum(VAT_CODES),
    }),
  )
  .min(1, 'required')
  .max(MOST_LINES, 'too_many');
export type LinesForm = z.infer<typeof LinesForm>;

/** The lines as documents count them, in their one currency. @throws FieldErrors for lines in two currencies */
export function requestedLines(lines: LinesForm): { readonly lines: LineRequest[]; readonly currency: Currency } {
  const currency = lines[0]!.unitPrice.currency;
  const other = lines.findIndex(({ unitPrice }) => unitPrice.currency !== currency);
  if (other >= 0) throw new FieldErrors([{ field: `lines.${other}.unitPrice`, code: 'other_currency', message: '' }]);
  const requested = lines.map(({ text, quantity, unit = 'piece', unitPrice, vat }) => ({
    ...{ text, unit, vat, quantity: Math.round(quantity * THOUSANDTHS), unitPrice: unitPrice.amount },
  }));
  return { lines: requested, currency };
}
