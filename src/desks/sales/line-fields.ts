import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { type Currency, parseAmount } from '../../shared/money';
import type { LinesForm, Unit, VatCode } from '../../billing';
import { text, type Values } from '../planning/values';

/** So many lines stand in a form; more are sent by the API. */
export const LINES = 4;

/** A line as a form asks for it. */
export const lineFields = (at: number): readonly string[] =>
  ['text', 'quantity', 'price', 'vat'].map((name) => `line-${at}-${name}`);

/** How the lines of a form are read. */
export interface LineReading {
  readonly language: Language;
  readonly currency: Currency;
  readonly unitOf: (at: number) => Unit;
}

/** The lines that were filled in; problems stand beside the form's own fields. */
export function linesTyped(
  values: Values,
  { language, currency, unitOf }: LineReading,
): { readonly lines: LinesForm; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, code: string): void => void problems.push({ field, code, message: '' });
  const lines = Array.from({ length: LINES }, (_, at) => at).flatMap((at) => {
    const [words = '', typedQuantity = '', typedPrice = '', vat = ''] = lineFields(at).map((name) =>
      text(values, name),
    );
    if (words === '' && typedPrice === '') return [];
    const [quantity, amount] = [Number(typedQuantity.replace(',', '.')), parseAmount(typedPrice)];
    if (words === '') refuse(`line-${at}-text`, 'required');
    if (!(quantity > 0)) refuse(`line-${at}-quantity`, 'wrong_type');
    if (amount === null) refuse(`line-${at}-price`, 'wrong_type');
    const unitPrice = { amount: amount ?? 0, currency };
    return [{ text: { [language]: words }, quantity, unit: unitOf(at), unitPrice, vat: vat as VatCode }];
  });
  if (lines.length === 0) refuse('line-0-text', 'required');
  return { lines, problems };
}

/** The lines of a form as its view shows them: the first, and those that are folded away until somebody needs them. */
export function lineViews(values: Values): {
  readonly first: object | undefined;
  readonly more: object[];
  readonly moreOpen: boolean;
} {
  const [first, ...more] = Array.from({ length: LINES }, (_, at) => {
    const [words = '', quantity = '', price = '', vat = ''] = lineFields(at);
    const field = (name: string) => ({ name, value: text(values, name) });
    return { n: at + 1, text: field(words), quantity: field(quantity), price: field(price), vat: field(vat) };
  });
  return { first, more, moreOpen: more.some((line) => line.text.value !== '' || line.price.value !== '') };
}

/** The form's field that a problem of a line belongs to. */
export function fieldOfLine(path: string): string {
  const [, at = '0', name = ''] = /^lines\.(\d+)\.(\w+)/.exec(path) ?? [];
  return name === '' ? path : `line-${at}-${name === 'unitPrice' ? 'price' : name}`;
}
