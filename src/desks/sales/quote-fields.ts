import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { type Currency, decimal } from '../../shared/money';
import { instantsOf } from '../../shared/wall-clock';
import { numbersOf } from '../../shared/days';
import type { VatCode } from '../../billing';
import { type QuoteForm, type Sale } from '../../bookings';
import { dayIn, text, type Values } from '../planning/values';
import { fieldOfLine, LINES, linesTyped } from './line-fields';

const END_OF_DAY_MINUTES = 24 * 60 - 1;

/** What stands in the form at first: what the course costs, and how many want it. */
export function firstValues({ request, course }: Sale, words: string, vat: VatCode): Values {
  const isSeats = request.kind === 'seats';
  const price = isSeats ? course.prices.seat : course.prices.workshop;
  return {
    'line-0-text': words,
    'line-0-quantity': String(isSeats ? request.seats : 1),
    'line-0-price': price ? decimal(price.amount).replace(/\.00$/, '') : '',
    ...Object.fromEntries(Array.from({ length: LINES }, (_, at) => [`line-${at}-vat`, vat])),
    seats: String(request.seats),
  };
}

/** The form's fields as a quote; problems stand beside the form's own fields. */
export function quoteIn(
  values: Values,
  sale: Pick<Sale, 'request' | 'organisation'>,
  { language, currency }: { readonly language: Language; readonly currency: Currency },
): { readonly form: QuoteForm } | { readonly problems: readonly FieldProblem[] } {
  const unitOf = (at: number) => (sale.request.kind === 'seats' && at === 0 ? 'person' : 'piece');
  const { lines, problems: inLines } = linesTyped(values, { language, currency, unitOf });
  const problems = [...inLines];
  const refuse = (field: string, code: string): void => void problems.push({ field, code, message: '' });
  const day = dayIn(values, 'until');
  if (!day) refuse('until-d', 'required');
  const seats = Number(text(values, 'seats'));
  if (!Number.isInteger(seats) || seats < 1) refuse('seats', 'wrong_type');
  if (problems.length > 0 || !day) return { problems };
  const [end] = instantsOf({ ...numbersOf(day), minutes: END_OF_DAY_MINUTES }, sale.organisation.timeZone);
  const validUntil = (end ?? new Date(`${day}T23:59:00Z`)).toISOString();
  const classId = text(values, 'class');
  return {
    form: { requestId: sale.request.id, lines, seats, validUntil, ...(classId === '' ? {} : { classId }) },
  };
}

/** The form's field that a problem of a quote belongs to. */
export function fieldOfQuote(path: string): string {
  return { validUntil: 'until-d', classId: 'class' }[path] ?? fieldOfLine(path);
}
