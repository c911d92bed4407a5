import { moneyOf } from './invoices.presenter';
import { freeOf, type Payment } from './payment';

/** A payment as the API answers. */
export function paymentJson(payment: Payment): object {
  const { id, kind, state, paidOn, receivedAt, origin, allocations, statementId, reason } = payment;
  return {
    ...{ id, kind, state, paidOn, receivedAt: receivedAt.toISOString() },
    ...{ amount: moneyOf(payment, payment.amount), free: moneyOf(payment, freeOf(payment)) },
    ...{ payer: origin.payer ?? null, account: origin.account ?? null },
    ...{ reference: origin.reference ?? null, text: origin.text ?? null },
    allocations: allocations.map(({ number, amount, by }) => ({ number, amount: moneyOf(payment, amount), by })),
    statementId: statementId ?? null,
    reason: reason ?? null,
  };
}
