import { FieldErrors } from '../../shared/domain-error';
import { CSV_FIELDS } from '../../billing';
import { MONEY_PATH } from './money.frame';

type Body = Readonly<Record<string, unknown>>;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' && one.trim() !== '' ? [one.trim()] : [],
  );

/** The page of money on which a form stood. */
export function backOf(body: Body): string {
  const [back = ''] = texts(body['back']);
  return /^\/money(\/[\w-]+){0,3}$/.test(back) ? back : `${MONEY_PATH}/statements`;
}

/** The documents that a line is for: those proposed with their amounts in minor units, or one typed by its number. */
export function partsIn(body: Body): { number: string; amount?: number }[] {
  const [typed] = texts(body['number']);
  if (typed !== undefined) return [{ number: typed }];
  const amounts = texts(body['cents']);
  const parts = texts(body['document']).map((number, at) => ({ number, amount: Number(amounts[at]) }));
  if (parts.length > 0 && parts.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)) return parts;
  throw new FieldErrors([{ field: 'number', code: 'required', message: '' }]);
}

/** Which column is what, as chosen. */
export const mappingIn = (fields: Body): object =>
  Object.fromEntries(CSV_FIELDS.flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])));
