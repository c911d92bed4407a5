import { moneyOf } from './invoices.presenter';
import { freeOf } from './payment';
import type { Proposal } from './proposals.service';
import type { Statement } from './statement';

/** How the lines of a statement stand now. */
export const countsOf = (rows: readonly Proposal[]) => ({
  matched: rows.filter(({ payment }) => payment.state !== 'open').length,
  proposed: rows.filter(({ match }) => match.kind === 'proposed').length,
  unmatched: rows.filter(({ payment, match }) => payment.state === 'open' && match.kind === 'unmatched').length,
});

/** A statement as the API answers. */
export function statementJson(statement: Statement, rows: readonly Proposal[]): object {
  const { id, format, account, number, from, until, importedAt, lines, known, outgoing } = statement;
  return {
    ...{ id, format, account: account ?? null, number: number ?? null, from, until },
    ...{ importedAt: importedAt.toISOString(), lines, ...countsOf(rows), known, outgoing },
  };
}

/** One of its lines. */
export function lineJson({ payment, match, documents }: Proposal): object {
  const { id, paidOn, origin, allocations } = payment;
  const numberOf = (invoiceId: string) => documents.find((one) => one.id === invoiceId)?.number ?? '';
  return {
    ...{ id, paidOn, amount: moneyOf(payment, payment.amount), free: moneyOf(payment, freeOf(payment)) },
    ...{ payer: origin.payer ?? null, reference: origin.reference ?? null, text: origin.text ?? null },
    allocations: allocations.map(({ number, amount, by }) => ({ number, amount: moneyOf(payment, amount), by })),
    proposal:
      match.kind === 'proposed'
        ? {
            why: match.why,
            parts: match.wanted.map(({ invoiceId, amount }) => ({
              ...{ number: numberOf(invoiceId), amount: moneyOf(payment, amount) },
            })),
          }
        : null,
  };
}
