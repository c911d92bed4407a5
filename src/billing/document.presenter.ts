import { Injectable } from '@nestjs/common';
import { type Language, languageInfo, localText } from '../shared/locale';
import type { Day } from '../shared/days';
import { Organisations, pageHelp } from '../organisations';
import type { PageOptions } from '../platform/http';
import { Formats, Texts } from '../platform/i18n';
import { qrPath } from '../platform/qr';
import { asksForMoney, type Invoice, isOverdue, openAmount, owedBack } from './invoice';
import { OfficeDay } from './office-day';
import { demandOf, writtenAccount, writtenReference } from './payment-demand';

/** The buyer's page of a document. */
@Injectable()
export class DocumentPresenter {
  constructor(
    private readonly organisations: Organisations,
    private readonly days: OfficeDay,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  async view(language: Language, secret: string, invoice: Invoice): Promise<[object, PageOptions]> {
    const t = (key: string, values?: Record<string, unknown>) => this.texts.t(language, `billing.${key}`, values);
    const organisation = await this.organisations.get(invoice.organisationId);
    const today = await this.days.ofOrganisation(organisation.id);
    const { kind, number, currency, dueOn } = invoice;
    const open = openAmount(invoice);
    const money = (amount: number) => this.formats.money(language, { amount, currency });
    const title = t(`kind.${kind}`);
    const model = {
      ...{ title, number, secret },
      seller: localText(organisation.name, language).text,
      state: this.state(language, invoice, today),
      notTax: kind === 'pro_forma',
      lead: t(open > 0 ? 'page.to-pay' : 'page.nothing-to-pay', { amount: money(open) }),
      due: open > 0 && dueOn ? this.day(language, dueOn) : undefined,
      lines: invoice.lines.map((line) => ({
        text: localText(line.text, language),
        quantity: t(`unit.${line.unit}`, {
          n: line.quantity / 1000,
          quantity: this.formats.number(language, line.quantity / 1000),
        }),
        amount: money(line.net),
      })),
      sums: [
        ...(invoice.groups.length > 0 ? [{ label: t('paper.net-total'), value: money(invoice.totals.net) }] : []),
        ...(invoice.totals.vat === 0 ? [] : [{ label: t('paper.vat'), value: money(invoice.totals.vat) }]),
        { label: t('paper.gross-total'), value: money(invoice.totals.gross + invoice.totals.rounding) },
        ...(invoice.totals.prepaid === 0 ? [] : [{ label: t('paper.prepaid'), value: money(invoice.totals.prepaid) }]),
        ...(invoice.credited ? [{ label: t('credit.credited'), value: money(-invoice.credited) }] : []),
        ...(invoice.paid === 0 ? [] : [{ label: t('page.paid'), value: money(invoice.paid) }]),
        ...(invoice.refunds ?? []).map(({ amount }) => ({ label: t('credit.refunded'), value: money(amount) })),
        ...(owedBack(invoice) > 0 ? [{ label: t('credit.owed-back'), value: money(owedBack(invoice)) }] : []),
      ],
      pay: open > 0 ? this.pay(t, invoice, open, money(open)) : undefined,
      reminded: (invoice.reminders ?? []).map(({ on }) => this.day(language, on)),
      papers: this.papers(language, invoice),
      related:
        invoice.followedBy &&
        t('page.followed', { what: t(`kind.${invoice.followedBy.kind}`), number: invoice.followedBy.number }),
    };
    const help = pageHelp(organisation, language, this.formats);
    return [model, { title: `${title} ${number}`, private: true, context: { help } }];
  }

  /** Nothing for a paper that asks for no money and stands as it is. */
  private state(language: Language, invoice: Invoice, today: Day): string | undefined {
    if (invoice.status === 'issued' && !asksForMoney(invoice.kind)) return undefined;
    const state = isOverdue(invoice, today) ? 'overdue' : invoice.status;
    return this.texts.t(language, `billing.state.${state}`);
  }

  private day(language: Language, on: Day): { iso: string; text: string } {
    return { iso: on, text: this.formats.date(language, new Date(`${on}T12:00:00Z`), 'UTC', 'full') };
  }

  private pay(t: (key: string) => string, invoice: Invoice, amount: number, written: string): object {
    const demand = demandOf(invoice, amount);
    if (!demand) return { office: t('paper.at-the-office'), square: undefined, facts: [] };
    const { payee, account, reference, code } = demand;
    return {
      office: undefined,
      square: code === null ? undefined : qrPath(code),
      facts: [
        { label: t('paper.payee'), text: payee },
        { label: t('paper.account'), ltr: writtenAccount(account.number) },
        ...(account.bank ? [{ label: t('paper.bank'), text: account.bank }] : []),
        ...(account.bic ? [{ label: t('paper.bic'), ltr: account.bic }] : []),
        { label: t('paper.amount'), text: written },
        { label: t('paper.reference'), ltr: writtenReference(reference) },
        { label: t('paper.purpose'), ltr: demand.purpose },
      ],
    };
  }

  private papers(language: Language, { papers, languages }: Invoice): object[] {
    if (!papers) return [];
    return languages.map((of) => ({
      language: of,
      text:
        languages.length > 1
          ? this.texts.t(language, 'billing.page.download-in', { language: languageInfo(of).name })
          : this.texts.t(language, 'billing.page.download'),
    }));
  }
}
