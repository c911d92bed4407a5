import { FieldErrors } from '../../shared/domain-error';
import { type Currency, parseAmount } from '../../shared/money';
import { text, type Values } from '../planning/values';

/** Hundredths are typed, thousandths are counted in the domain; the API takes numbers. */
const HUNDREDTHS = 100;

/** The lines of a credit note as they were typed beside each line of the invoice; undefined when none was, which means all of it. */
export function creditLinesIn(values: Values, lines: number, currency: Currency): object[] | undefined {
  const typed = Array.from({ length: lines }, (_, at) => at + 1).flatMap((line): object[] => {
    const [quantity, amount] = [text(values, `quantity-${line}`), text(values, `amount-${line}`)];
    if (quantity === '' && amount === '') return [];
    if (quantity !== '') return [{ line, quantity: numberIn(quantity, `quantity-${line}`) / HUNDREDTHS }];
    return [{ line, amount: { amount: numberIn(amount, `amount-${line}`), currency } }];
  });
  return typed.length > 0 ? typed : undefined;
}

function numberIn(typed: string, field: string): number {
  const amount = parseAmount(typed);
  if (amount === null || amount === 0) throw new FieldErrors([{ field, code: 'not_an_amount', message: '' }]);
  return amount;
}

/** Problems of lines beside the fields in which they were typed. */
export function besideLines(error: FieldErrors, lines: readonly object[]): FieldErrors {
  return new FieldErrors(
    error.errors.map((problem) => {
      const [, at, field] = /^lines\.(\d+)\.(quantity|amount)$/.exec(problem.field) ?? [];
      const line = lines[Number(at)] as { readonly line: number } | undefined;
      return line ? { ...problem, field: `${field ?? ''}-${line.line}` } : problem;
    }),
  );
}
