import { asksForMoney, type Invoice } from './invoice';
import { roundedShare } from './totals';

type Received = Pick<Invoice, 'kind' | 'paid' | 'refunds' | 'totals'>;

/**
 * What was paid on a document and not sent back, without the VAT in it, in minor units: that is the tax office's. Nothing for what asks for no
 * money; below nothing where what was sent back had been paid for the document before.
 */
export function netReceived({ kind, paid, refunds = [], totals }: Received): number {
  const whole = totals.gross + totals.rounding;
  const kept = paid - refunds.reduce((sum, { amount }) => sum + amount, 0);
  return asksForMoney(kind) && whole > 0 ? roundedShare(kept, totals.net, whole) : 0;
}
