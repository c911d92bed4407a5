import type { Day } from '../shared/days';
import type { Currency } from '../shared/money';
import { claimOf, type Invoice, type InvoiceStatus, LIVE_STATUSES, openAmount, statusOf } from './invoice';

export const PAYMENT_KINDS = ['cash', 'bank'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/**
 * `open`: some of it is for no document yet; `used`: all of it is; `set_aside`: it is for none (a gift, sent back); `undone`: cash that was
 * typed in by mistake.
 */
export const PAYMENT_STATES = ['open', 'used', 'set_aside', 'undone'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** How it was found what a payment is for. */
export const FOUND_BY = ['reference', 'amount_and_name', 'staff', 'cash'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** The part of a payment that is for one document, in minor units. */
export interface Allocation {
  readonly invoiceId: string;
  readonly number: string;
  readonly amount: number;
  readonly by: FoundBy;
}

/** Who paid, and in what words, as the bank tells it. */
export interface PaymentOrigin {
  readonly payer?: string | undefined;
  readonly account?: string | undefined;
  readonly reference?: string | undefined;
  readonly text?: string | undefined;
}

/** Money that came in. `amount` is in minor units and more than nothing. */
export interface Payment {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: PaymentKind;
  readonly currency: Currency;
  readonly amount: number;
  readonly paidOn: Day;
  readonly receivedAt: Date;
  readonly origin: PaymentOrigin;
  readonly allocations: readonly Allocation[];
  readonly state: PaymentState;
  /** Why it is for no document. */
  readonly reason?: string | undefined;
  /** The paper for cash. */
  readonly receiptId?: string | undefined;
  readonly statementId?: string | undefined;
  readonly version: number;
}

/** What a document is given of a payment. */
export interface Wanted {
  readonly invoiceId: string;
  readonly amount: number;
}

/** A document as it is after its payments changed. */
export interface Settled {
  readonly invoice: Invoice;
  readonly paid: number;
  readonly status: InvoiceStatus;
}

export const ALLOCATION_PROBLEMS = [
  'not_open',
  'too_much_for_document',
  'more_than_came',
  'other_currency',
  'named_twice',
] as const;
export type AllocationProblem = (typeof ALLOCATION_PROBLEMS)[number];

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** How much of it is for no document. */
export const freeOf = ({ amount, allocations }: Pick<Payment, 'amount' | 'allocations'>): number =>
  amount - sum(allocations.map((one) => one.amount));

const stateOf = (payment: Pick<Payment, 'amount' | 'allocations'>): PaymentState =>
  freeOf(payment) === 0 ? 'used' : 'open';

/**
 * Gives parts of a payment to documents: never more than came, never more than a document still asks for. What is left stays on the
 * payment.
 */
export function allocate(
  payment: Payment,
  invoices: readonly Invoice[],
  wanted: readonly Wanted[],
  by: FoundBy,
): { readonly payment: Payment; readonly settled: readonly Settled[] } | AllocationProblem {
  if (payment.state === 'undone') return 'not_open';
  if (new Set(wanted.map(({ invoiceId }) => invoiceId)).size < wanted.length) return 'named_twice';
  if (sum(wanted.map(({ amount }) => amount)) > freeOf(payment)) return 'more_than_came';
  const settled: Settled[] = [];
  const added: Allocation[] = [];
  for (const { invoiceId, amount } of wanted) {
    const invoice = invoices.find(({ id }) => id === invoiceId);
    if (!invoice || openAmount(invoice) <= 0 || amount <= 0) return 'not_open';
    if (invoice.currency !== payment.currency) return 'other_currency';
    if (amount > openAmount(invoice)) return 'too_much_for_document';
    settled.push(after(invoice, invoice.paid + amount));
    added.push({ invoiceId, number: invoice.number, amount, by });
  }
  const allocations = merged([...payment.allocations, ...added]);
  const { reason: _, ...rest } = payment;
  return { payment: { ...rest, allocations, state: stateOf({ ...payment, allocations }) }, settled };
}

/**
 * Takes a payment off its documents, or off those that are named; the money is free again. `not_open` when one of them has gone on since: it
 * was credited, or another document deducts what was paid for it.
 */
export function release(
  payment: Payment,
  invoices: readonly Invoice[],
  only?: string,
): { readonly payment: Payment; readonly settled: readonly Settled[] } | AllocationProblem {
  const going = payment.allocations.filter(({ invoiceId }) => only === undefined || invoiceId === only);
  const settled: Settled[] = [];
  for (const { invoiceId, amount } of going) {
    const invoice = invoices.find(({ id }) => id === invoiceId);
    if (!invoice || !LIVE_STATUSES.includes(invoice.status)) return 'not_open';
    settled.push(after(invoice, invoice.paid - amount));
  }
  const allocations = payment.allocations.filter((one) => !going.includes(one));
  return { payment: { ...payment, allocations, state: stateOf({ ...payment, allocations }) }, settled };
}

const after = (invoice: Invoice, paid: number): Settled => ({
  invoice,
  paid,
  status: statusOf(paid, claimOf(invoice)),
});

/** One row a document, however often something was given to it. */
function merged(all: readonly Allocation[]): Allocation[] {
  const rows = new Map<string, Allocation>();
  for (const one of all) {
    const before = rows.get(one.invoiceId);
    rows.set(one.invoiceId, before ? { ...one, amount: before.amount + one.amount } : one);
  }
  return [...rows.values()];
}
