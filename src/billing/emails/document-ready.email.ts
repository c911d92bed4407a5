import { isolate } from '../../platform/i18n';
import type { Composed, LetterFormats, Translate } from '../../notifications';
import { type Invoice, openAmount } from '../invoice';
import { demandOf, writtenAccount, writtenReference } from '../payment-demand';

/** A document with the way to its page. */
export interface ReadyDocument {
  readonly invoice: Invoice;
  readonly url: string;
  readonly shortUrl: string;
}

/** A document for you: what it is, how much, by when, and how it is paid. */
export function documentReadyEmail(
  { invoice, url, shortUrl }: ReadyDocument,
  t: Translate,
  formats: LetterFormats,
): Composed {
  const { kind, number, currency, totals, dueOn } = invoice;
  const open = openAmount(invoice);
  const amount = formats.money({ amount: open > 0 ? open : totals.payable, currency });
  const due = dueOn && formats.date(new Date(`${dueOn}T12:00:00Z`), 'UTC', 'day-year');
  const what = t(`billing.kind.${kind}`);
  return {
    subject: t('billing.mail.subject', { what, number }),
    blocks: [
      { kind: 'heading', text: t('billing.mail.subject', { what, number: isolate(number) }) },
      { kind: 'facts', items: [{ label: t('billing.paper.amount'), value: amount }] },
      ...(open > 0 && due ? [{ kind: 'until' as const, label: t('billing.mail.until'), text: due }] : []),
      ...(open > 0 ? payBlocks(invoice, open, t) : []),
      { kind: 'button', label: t('billing.mail.open'), url },
      { kind: 'paragraph', text: t('billing.mail.attached') },
      { kind: 'note', text: t('billing.mail.yours') },
    ],
    sms: t('billing.sms.ready', { what, number, amount, url: shortUrl.replace(/^https:\/\//, '') }),
    why: t('billing.mail.why'),
  };
}

/** To whom, to which account, and with which reference it is paid; nothing where it is paid at the office. */
export function payBlocks(invoice: Invoice, open: number, t: Translate) {
  const demand = demandOf(invoice, open);
  if (!demand) return [];
  const items = [
    { label: t('billing.paper.payee'), value: isolate(demand.payee) },
    { label: t('billing.paper.account'), value: isolate(writtenAccount(demand.account.number)) },
    { label: t('billing.paper.reference'), value: isolate(writtenReference(demand.reference)) },
  ];
  return [{ kind: 'facts' as const, items }];
}
