import { Injectable } from '@nestjs/common';
import { localText } from '../../shared/locale';
import { decimal } from '../../shared/money';
import { type Invoice, owedBack, PartCredits } from '../../billing';
import type { Voice } from '../catalogue/voice';
import { moneyText } from './money.frame';

type Typed = (name: string) => string;

/** What the page of an invoice says of taking it back, whole or in part, and of money that goes back. */
@Injectable()
export class CreditPanel {
  constructor(private readonly credits: PartCredits) {}

  async of(voice: Voice, invoice: Invoice, typed: Typed): Promise<object> {
    const owed = owedBack(invoice);
    const back = takenBackBy(invoice);
    const isPartly = back === 'credit' && invoice.kind === 'invoice';
    const parts = isPartly ? await this.partsOf(voice, invoice, typed) : [];
    const isDone = isPartly && parts.length === 0;
    return {
      owed: owed > 0 ? { value: typed('refund') || decimal(owed), currency: invoice.currency } : undefined,
      back: isDone ? undefined : back,
      tip: back && voice.t(invoice.credited === undefined ? `money.back.tip-${back}` : 'money.back.tip-rest'),
      parts: parts.map(({ part }) => part),
      partly: parts.some(({ isTyped }) => isTyped),
    };
  }

  /** Each line of which something is left. */
  private async partsOf(voice: Voice, invoice: Invoice, typed: Typed) {
    const rest = await this.credits.restOf(invoice);
    return invoice.lines.flatMap((line, at) => {
      const { quantity = 0, net = 0 } = rest[at] ?? {};
      if (net <= 0) return [];
      const [many, amount] = [`quantity-${at + 1}`, `amount-${at + 1}`];
      const most = voice.formats.number(voice.language, quantity / 1000);
      const part = {
        text: localText(line.text, voice.language),
        quantity: { name: many, label: voice.t('money.back.quantity', { most }), value: typed(many) },
        amount: {
          ...{ name: amount, value: typed(amount) },
          label: voice.t('money.back.amount', { most: moneyText(voice, invoice, net) }),
        },
      };
      return [{ part, isTyped: typed(many) !== '' || typed(amount) !== '' }];
    });
  }
}

/** How this document is taken back, if it can be. */
export function takenBackBy({ kind, status }: Pick<Invoice, 'kind' | 'status'>): 'credit' | 'withdraw' | undefined {
  if (!['issued', 'partly_paid', 'paid'].includes(status)) return undefined;
  if (kind === 'pro_forma') return 'withdraw';
  return kind === 'invoice' || kind === 'advance_invoice' ? 'credit' : undefined;
}
