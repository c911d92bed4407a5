import type { Day } from '../../shared/days';
import { decimal } from '../../shared/money';
import { freeOf, type Invoice, openAmount, type Payment } from '../../billing';
import type { Table } from '../../platform/tables';
import type { Voice } from '../catalogue/voice';

/** From a day to a day, both in it. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

const DOCUMENT_COLUMNS = [
  ...['number', 'kind', 'state', 'issued', 'supplied', 'due', 'buyer', 'tax', 'vat'],
  ...['currency', 'net', 'vat-amount', 'gross', 'prepaid', 'payable', 'credited', 'paid', 'open', 'related'],
] as const;
const PAYMENT_COLUMNS = [
  'day',
  'way',
  'amount',
  'currency',
  'number',
  'free',
  'payer',
  'account',
  'reference',
  'text',
] as const;

const written = (amount: number): string => decimal(amount).replace('.', ',');
const columnsOf = (voice: Voice, names: readonly string[]) =>
  names.map((name) => ({ name: voice.t(`money.export.${name}`), width: 16 }));

/** Documents, a row each. */
export function documentTable(voice: Voice, { from, to }: Span, invoices: readonly Invoice[]): Table {
  return {
    title: `${from}_${to}`,
    columns: columnsOf(voice, DOCUMENT_COLUMNS),
    rows: invoices.map((one) => {
      const { totals, buyer, credited = 0 } = one;
      const sums = [totals.net, totals.vat, totals.gross + totals.rounding, totals.prepaid, totals.payable, credited];
      return [
        ...[one.number, voice.t(`billing.kind.${one.kind}`), voice.t(`billing.state.${one.status}`)],
        ...[one.issuedOn, one.suppliedOn, one.dueOn, buyer.name, buyer.taxNumber, buyer.vatNumber, one.currency],
        ...[...sums, one.paid, openAmount(one)].map(written),
        one.related?.number,
      ];
    }),
  };
}

/** Payments, a row for each document that one is for, and for what is for none; money that was sent back is below nothing. */
export function paymentTable(
  voice: Voice,
  { from, to }: Span,
  { payments, refunded }: { readonly payments: readonly Payment[]; readonly refunded: readonly Invoice[] },
): Table {
  const came = payments.flatMap((payment) => {
    const { paidOn, kind, currency, origin, allocations } = payment;
    const words = [origin.payer, origin.account, origin.reference, origin.text];
    const way = voice.t(`money.export.way-${kind}`);
    const free = freeOf(payment);
    return [
      ...allocations.map(({ number, amount }) => [paidOn, way, written(amount), currency, number, undefined, ...words]),
      ...(free > 0 ? [[paidOn, way, written(free), currency, undefined, written(free), ...words]] : []),
    ];
  });
  const back = refunded.flatMap(({ refunds = [], currency, number }) =>
    refunds.map(({ on, amount }) => [on, voice.t('money.export.way-refund'), written(-amount), currency, number]),
  );
  const inside = back.filter(([on = '']) => from <= on && on <= to);
  return {
    title: `${from}_${to}`,
    columns: columnsOf(voice, PAYMENT_COLUMNS),
    rows: [...came, ...inside].map((row) => PAYMENT_COLUMNS.map((_, at) => row[at])),
  };
}
