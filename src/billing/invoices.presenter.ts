import type { Day } from '../shared/days';
import type { Money } from '../shared/money';
import type { BillingSettings } from './billing-settings';
import { type Invoice, isOverdue, openAmount, owedBack } from './invoice';
import { demandOf } from './payment-demand';

/** An amount of the document in its currency. */
export const moneyOf = ({ currency }: Pick<Invoice, 'currency'>, amount: number): Money => ({ amount, currency });

/** A document as the API answers. `today` is the organisation's: what is overdue follows from it. */
export function invoiceJson(invoice: Invoice, today: Day): object {
  const { lines, groups, totals, papers, failure } = invoice;
  const money = (amount: number): Money => moneyOf(invoice, amount);
  const demand = demandOf(invoice, openAmount(invoice));
  return {
    ...{ id: invoice.id, number: invoice.number, kind: invoice.kind, status: invoice.status },
    ...{ subject: invoice.subject, issuedOn: invoice.issuedOn, language: invoice.language },
    ...{ suppliedOn: invoice.suppliedOn ?? null, dueOn: invoice.dueOn ?? null, overdue: isOverdue(invoice, today) },
    ...{ seller: invoice.seller, buyer: invoice.buyer, orderNumber: invoice.orderNumber ?? null },
    lines: lines.map(({ quantity, unitPrice, net, of, ...line }) => ({
      ...line,
      ...(of === undefined ? {} : { of: of + 1 }),
      ...{ quantity: quantity / 1000, unitPrice: money(unitPrice), net: money(net) },
    })),
    vat: groups.map(({ category, rate, net, vat }) => ({
      ...{ category, percent: rate / 100, net: money(net), vat: money(vat) },
    })),
    vatNotes: invoice.vatNotes,
    totals: Object.fromEntries(Object.entries(totals).map(([key, amount]) => [key, money(amount as number)])),
    ...{ paid: money(invoice.paid), open: money(openAmount(invoice)) },
    ...{ credited: money(invoice.credited ?? 0), owedBack: money(owedBack(invoice)) },
    refunded: money((invoice.refunds ?? []).reduce((sum, { amount }) => sum + amount, 0)),
    related: invoice.related ?? null,
    followedBy: invoice.followedBy ?? null,
    reminders: (invoice.reminders ?? []).map(({ step, on }) => ({ step, on })),
    remindersStopped: invoice.remindersStopped ?? false,
    reason: invoice.reason ?? null,
    fiscal: invoice.fiscal ?? null,
    payTo:
      demand && openAmount(invoice) > 0
        ? { account: demand.account, reference: demand.reference, code: demand.code }
        : null,
    papers: papers ? { languages: Object.keys(papers.pdf), sha256: papers.pdf, ubl: papers.ubl ?? null } : null,
    failure: failure ?? null,
  };
}

/** Settings as the API answers. */
export function settingsJson({
  organisationId: _,
  reminderDays,
  secondLanguage,
  footer,
  ...settings
}: BillingSettings): object {
  return {
    ...settings,
    reminderDays: reminderDays ?? [],
    secondLanguage: secondLanguage ?? null,
    footer: footer ?? null,
  };
}
