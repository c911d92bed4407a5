import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../shared/locale';
import type { Day } from '../shared/days';
import { Formats, isolate, stripBidi, Texts } from '../platform/i18n';
import { qrPath } from '../platform/qr';
import type { Buyer, Invoice } from './invoice';
import { asksForMoney } from './invoice';
import type { Seller } from './billing-settings';
import { demandOf, writtenAccount, writtenReference } from './payment-demand';

/** A paper as the template `invoice` draws it; its shape stands at the head of that file. */
export interface InvoicePaper {
  readonly data: object;
  readonly title: string;
}

interface Fact {
  readonly label: string;
  readonly value: string;
}

type Say = (key: string, values?: Record<string, unknown>) => string;

/** Turns a document into the texts of its paper in one language. */
@Injectable()
export class InvoicePaperPresenter {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  paper(invoice: Invoice, language: Language): InvoicePaper {
    const t: Say = (key, values) => this.texts.t(language, `billing.paper.${key}`, values);
    const local = (text: Invoice['footer']) => (text ? stripBidi(localText(text, language).text) : undefined);
    const { kind, seller, buyer, number, currency, totals } = invoice;
    const title = this.texts.t(language, `billing.kind.${kind}`);
    const money = (amount: number) => `${this.formats.amount(language, amount)}\u00A0${currency}`;
    const isReceipt = kind === 'receipt';
    const taxed = invoice.groups.some(({ rate }) => rate > 0);
    const notes = [
      ...invoice.vatNotes.map((note) => local(note)),
      invoice.reason && t('reason', { reason: isolate(invoice.reason) }),
      invoice.remark,
      local(invoice.footer),
    ];
    return {
      title: `${title} ${number}`,
      data: {
        language,
        ...{ title, number },
        ...(kind === 'pro_forma' ? { subtitle: t('not-a-tax-invoice') } : {}),
        seller: { name: stripBidi(seller.legalName), lines: this.party(t, language, seller) },
        buyer: { label: t('buyer'), name: stripBidi(buyer.name), lines: this.party(t, language, buyer) },
        facts: this.facts(t, language, invoice),
        head: isReceipt
          ? [t('text'), t('amount')]
          : [t('text'), t('quantity'), t('unit-price'), ...(taxed ? [t('vat')] : []), t(taxed ? 'net' : 'amount')],
        rows: invoice.lines.map((line) => {
          const text = stripBidi(localText(line.text, language).text);
          if (isReceipt) return [text, this.formats.amount(language, line.net)];
          const rate = invoice.groups.find(({ codes }) => codes.includes(line.vat))?.rate ?? 0;
          const quantity = this.formats.number(language, line.quantity / 1000);
          return [
            text,
            this.texts.t(language, `billing.unit.${line.unit}`, { n: line.quantity / 1000, quantity }),
            this.formats.amount(language, line.unitPrice),
            ...(taxed ? [t('percent', { rate: this.formats.number(language, rate / 100) })] : []),
            this.formats.amount(language, line.net),
          ];
        }),
        tableLabel: t(isReceipt ? 'text' : 'table'),
        sums: isReceipt ? [] : this.sums(t, language, invoice, money),
        total: { label: t(asksForMoney(kind) ? 'to-pay' : `total-${kind}`), value: money(totals.payable) },
        notes: notes.flatMap((note) => (note ? [stripBidi(note)] : [])),
        ...(asksForMoney(kind) && totals.payable > 0 ? { pay: this.pay(t, language, invoice, money) } : {}),
        page: t('page', { page: '{page}', pages: '{pages}' }),
      },
    };
  }

  private party(t: Say, language: Language, party: Seller | Buyer): string[] {
    const { street, postCode, town, country, taxNumber, vatNumber, registrationNumber } = party;
    const place = [postCode, town].filter(Boolean).join(' ');
    return [
      street,
      [place, this.formats.country(language, country)].filter(Boolean).join(', '),
      taxNumber && t('tax-number', { number: taxNumber }),
      vatNumber && t('vat-number', { number: vatNumber }),
      registrationNumber && t('registration-number', { number: registrationNumber }),
    ].flatMap((line) => (line ? [stripBidi(line)] : []));
  }

  private facts(t: Say, language: Language, invoice: Invoice): Fact[] {
    const { related, seller, fiscal, kind } = invoice;
    const day = (on: Day) => this.formats.date(language, new Date(`${on}T12:00:00Z`), 'UTC', 'day-year');
    const fact = (key: string, value: string | undefined): Fact[] =>
      value === undefined ? [] : [{ label: t(key), value: stripBidi(value) }];
    return [
      ...fact('issued-on', day(invoice.issuedOn)),
      ...fact('issued-at', seller.town),
      ...fact('supplied-on', invoice.suppliedOn && day(invoice.suppliedOn)),
      ...fact('due-on', invoice.dueOn && day(invoice.dueOn)),
      ...fact('order-number', invoice.orderNumber),
      ...fact(
        kind === 'receipt' ? 'paid-for' : kind === 'credit_note' ? 'credits' : 'follows',
        related && related.number,
      ),
      ...fact('responsible', seller.responsible),
      ...fact('nivf', fiscal?.nivf),
      ...fact('nslf', fiscal?.nslf),
    ];
  }

  private sums(t: Say, language: Language, invoice: Invoice, money: (amount: number) => string): Fact[] {
    const { groups, totals } = invoice;
    const rates = groups
      .filter(({ rate }) => rate > 0)
      .map(({ rate, net, vat }) => ({
        label: t('vat-of', { rate: this.formats.number(language, rate / 100), net: money(net) }),
        value: money(vat),
      }));
    return [
      ...(rates.length > 0 ? [{ label: t('net-total'), value: money(totals.net) }] : []),
      ...rates,
      { label: t('gross-total'), value: money(totals.gross) },
      ...(totals.rounding === 0 ? [] : [{ label: t('rounding'), value: money(totals.rounding) }]),
      ...(totals.prepaid === 0 ? [] : [{ label: t('prepaid'), value: money(-totals.prepaid) }]),
    ];
  }

  private pay(t: Say, _language: Language, invoice: Invoice, money: (amount: number) => string): object {
    const demand = demandOf(invoice, invoice.totals.payable);
    if (!demand) return { title: t('how-to-pay'), facts: [{ label: t('where'), value: t('at-the-office') }] };
    const { payee, account, reference, code } = demand;
    return {
      title: t('how-to-pay'),
      facts: [
        { label: t('payee'), value: stripBidi(payee) },
        { label: t('account'), value: writtenAccount(account.number) },
        ...(account.bank ? [{ label: t('bank'), value: stripBidi(account.bank) }] : []),
        ...(account.bic ? [{ label: t('bic'), value: account.bic }] : []),
        { label: t('amount'), value: money(demand.amount) },
        { label: t('reference'), value: writtenReference(reference) },
        { label: t('purpose'), value: demand.purpose },
      ],
      ...(code === null ? {} : { qr: qrPath(code, 'M'), qrAlt: t('qr') }),
    };
  }
}
