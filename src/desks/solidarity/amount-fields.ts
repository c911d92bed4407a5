import type { FieldProblem } from '../../shared/domain-error';
import { decimal, parseAmount } from '../../shared/money';
import { text, type Values } from '../planning/values';

/** An amount as a field shows it: whole ones without hundredths. */
export const typedAmount = (amount: number): string => decimal(amount).replace(/\.00$/, '');

/** Amounts that were typed, by field; an empty field is nothing. */
export function amountsIn<N extends string>(
  values: Values,
  names: readonly N[],
): { readonly amounts: Readonly<Record<N, number>>; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const amounts = Object.fromEntries(
    names.map((name) => {
      const typed = text(values, name);
      const amount = typed === '' ? 0 : parseAmount(typed);
      if (amount === null) problems.push({ field: name, code: 'not_an_amount', message: '' });
      return [name, amount ?? 0];
    }),
  ) as Record<N, number>;
  return { amounts, problems };
}
