import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { type Language, languageInfo, localText } from '../../shared/locale';
import { newId } from '../../shared/ids';
import { decimal } from '../../shared/money';
import { Access } from '../../access';
import {
  DocumentLinks,
  type Invoice,
  InvoicesService,
  OfficeDay,
  openAmount,
  owedBack,
  PaymentLists,
} from '../../billing';
import { History, type HistoryLine, HistoryPresenter } from '../../history';
import type { Page } from '../../platform/http';
import type { Voice } from '../catalogue/voice';
import type { Reader } from '../office/office.frame';
import { inWords } from '../office/refusals';
import { CreditPanel, takenBackBy } from './credit.panel';
import { dayText, documentPath, MoneyFrame, moneyText } from './money.frame';
import { stateText } from './money.pages';
import { ReminderPanel } from './reminder.panel';

/** A form of the page that came back. */
export interface ReturnedForm {
  readonly errors: readonly FieldProblem[];
  readonly input: Readonly<Record<string, unknown>>;
}

/** The history of a document in words. */
@Injectable()
export class DocumentHistory {
  constructor(
    private readonly history: History,
    private readonly presenter: HistoryPresenter,
    private readonly access: Access,
  ) {}

  async of({ organisationId, id }: Invoice, { voice, organisation }: Reader): Promise<object[]> {
    const lines = await this.history.listFor(organisationId, { kind: 'invoice', id });
    const accounts = await this.access.names(lines.flatMap(accountOf));
    return lines.map((line) => ({
      when: voice.moment(line.at, organisation.timeZone, 'day-year'),
      text: this.presenter.sentence(voice.language, line, { accounts }),
      reason: this.presenter.reason(voice.language, line),
    }));
  }
}

const accountOf = ({ actor }: HistoryLine): string[] => (actor.kind === 'staff' ? [actor.accountId] : []);

/** What stands beside what a document says. */
@Injectable()
export class DocumentSides {
  constructor(
    readonly history: DocumentHistory,
    readonly reminders: ReminderPanel,
    readonly credits: CreditPanel,
    readonly links: DocumentLinks,
  ) {}
}

/** One document: what it says, what came for it, and what can be done. */
@Injectable()
export class DocumentPages {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly lists: PaymentLists,
    private readonly sides: DocumentSides,
    private readonly days: OfficeDay,
    private readonly frame: MoneyFrame,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(actor: StaffActor, language: Language, number: string, returned?: ReturnedForm): Promise<Page> {
    const invoice = await this.invoices.getOwn(actor, number);
    const reader = await this.frame.reader(actor, language);
    const { voice } = reader;
    const today = await this.days.of(actor);
    const { payments, papers } = await this.lists.around(actor, invoice);
    const open = openAmount(invoice);
    const title = `${voice.t(`billing.kind.${invoice.kind}`)} ${invoice.number}`;
    const path = documentPath(invoice.number);
    const typed = (name: string): string => {
      const value = returned?.input[name];
      return typeof value === 'string' ? value : '';
    };
    const operation = newId();
    const model = {
      ...{ title, path, number: invoice.number, operation },
      reminding: await this.sides.reminders.of(voice, invoice, operation, open > 0),
      state: stateText(voice, invoice, today),
      failure: invoice.failure && voice.t('money.document.not-printable'),
      facts: factsOf(voice, invoice),
      lines: invoice.lines.map((line) => ({
        text: localText(line.text, voice.language),
        amount: moneyText(voice, invoice, line.net),
      })),
      sums: sumsOf(voice, invoice),
      papers: Object.keys(invoice.papers?.pdf ?? {}).map((of) => ({
        path: `${path}/paper.pdf?language=${of}`,
        text: voice.t('billing.page.download-in', { language: languageInfo(of as Language).name }),
      })),
      ubl: invoice.papers?.ubl ? `${path}/paper.xml` : undefined,
      again: invoice.status === 'credited' ? `/money/new?instead=${invoice.number}` : undefined,
      link: this.sides.links.url(invoice),
      payments: payments.map((payment) => {
        const part = payment.allocations.find(({ invoiceId }) => invoiceId === invoice.id);
        return {
          when: dayText(voice, payment.paidOn),
          text: voice.t(`money.payment.${payment.kind}`, { amount: moneyText(voice, invoice, part?.amount ?? 0) }),
          payer: payment.origin.payer,
          undo: `/money/payments/${payment.id}/undo`,
        };
      }),
      related: [...(invoice.related ? [invoice.related] : []), ...papers].map((one) => ({
        path: documentPath(one.number),
        text: `${voice.t(`billing.kind.${one.kind}`)} ${one.number}`,
      })),
      cash: open > 0 ? { value: typed('amount') || decimal(open), currency: invoice.currency } : undefined,
      send: invoice.personId !== undefined,
      ...(await this.sides.credits.of(voice, invoice, typed)),
      reason: typed('reason'),
      fiscal: invoice.seller.country === 'AL' && !invoice.fiscal && takenBackBy(invoice) === 'credit',
      nivf: typed('nivf'),
      nslf: typed('nslf'),
      history: await this.sides.history.of(invoice, reader),
      errors: inWords(voice, returned?.errors ?? []),
    };
    return this.frame.page('money/document', model, reader, { title, status: returned ? 422 : 200 });
  }
}

function factsOf(voice: Voice, invoice: Invoice): object[] {
  const { buyer, issuedOn, dueOn, orderNumber, reference, fiscal, reason } = invoice;
  const address = [buyer.street, buyer.postCode, buyer.town].filter(Boolean).join(', ');
  return [
    { label: voice.t('billing.paper.buyer'), person: buyer.name },
    ...(address ? [{ label: voice.t('money.document.address'), text: address }] : []),
    { label: voice.t('billing.paper.issued-on'), ...dayText(voice, issuedOn) },
    ...(dueOn ? [{ label: voice.t('billing.paper.due-on'), ...dayText(voice, dueOn) }] : []),
    ...(orderNumber ? [{ label: voice.t('money.document.order'), text: orderNumber }] : []),
    ...(reference ? [{ label: voice.t('billing.paper.reference'), ltr: reference.text }] : []),
    ...(reason ? [{ label: voice.t('money.reason'), text: reason }] : []),
    ...(fiscal ? [{ label: voice.t('billing.paper.nivf'), ltr: fiscal.nivf }] : []),
  ];
}

function sumsOf(voice: Voice, invoice: Invoice): object[] {
  const { totals, paid, credited = 0, refunds = [] } = invoice;
  const sum = (key: string, amount: number) => ({ label: voice.t(key), value: moneyText(voice, invoice, amount) });
  return [
    ...(totals.vat === 0 ? [] : [sum('billing.paper.net-total', totals.net), sum('billing.paper.vat', totals.vat)]),
    sum('billing.paper.gross-total', totals.gross + totals.rounding),
    ...(totals.prepaid === 0 ? [] : [sum('billing.paper.prepaid', totals.prepaid)]),
    ...(credited === 0 ? [] : [sum('billing.credit.credited', -credited)]),
    ...(paid === 0 ? [] : [sum('billing.page.paid', paid)]),
    ...refunds.map(({ amount }) => sum('money.refund.done', amount)),
    ...(owedBack(invoice) > 0 ? [sum('money.refund.owed', owedBack(invoice))] : []),
    ...(openAmount(invoice) > 0 ? [sum('money.column.open', openAmount(invoice))] : []),
  ];
}
