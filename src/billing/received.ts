import { asksForMoney, type Invoice } from './invoice';
import { roundedShare } from './totals';

/** What was paid on a document without the VAT in it, in minor units: that is the tax office's. Nothing for what asks for no money. */
export function netReceived({ kind, paid, totals }: Pick<Invoice, 'kind' | 'paid' | 'totals'>): number {
  const whole = totals.gross + totals.rounding;
  return asksForMoney(kind) && whole > 0 ? roundedShare(paid, totals.net, whole) : 0;
}
