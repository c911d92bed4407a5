import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import {
  BillingSettingsService,
  type Invoice,
  InvoicesService,
  isOverdue,
  OfficeDay,
  openAmount,
  PaymentLists,
} from '../../billing';
import type { Page } from '../../platform/http';
import type { Voice } from '../catalogue/voice';
import { dayText, documentPath, MONEY_PATH, MoneyFrame, moneyText } from './money.frame';

const ROWS = 50;

/** What the figures at the top count, and the lists below show. */
const SHOWN = ['overdue', 'open', 'partly_paid', 'paid', 'all'] as const;
export type ShownDocuments = (typeof SHOWN)[number];

/** What a list is asked for. */
export interface MoneyQuery {
  readonly show?: string;
  readonly after?: string;
}

/** The first page of money: how much is missing, and the documents. */
@Injectable()
export class MoneyPages {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly lists: PaymentLists,
    private readonly settings: BillingSettingsService,
    private readonly days: OfficeDay,
    private readonly frame: MoneyFrame,
  ) {}

  async list(actor: StaffActor, language: Language, query: MoneyQuery): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { voice } = reader;
    const show = SHOWN.find((one) => one === query.show) ?? 'open';
    const today = await this.days.of(actor);
    const filter = { status: show === 'all' ? undefined : show, today, after: query.after, limit: ROWS };
    const [settings, waiting, found, ...sums] = await Promise.all([
      this.settings.read(actor.organisationId),
      this.lists.list(actor, { state: 'open', limit: 200 }),
      this.invoices.list(actor, filter),
      ...(['overdue', 'open', 'paid'] as const).map((status) => this.lists.sums(actor, status, today)),
    ]);
    const title = voice.t('money.title');
    const figures = (['overdue', 'open', 'paid'] as const).map((status, at) => ({
      path: `${MONEY_PATH}?show=${status}`,
      current: show === status,
      count: (sums[at] ?? []).reduce((all, { count }) => all + count, 0),
      text: voice.t(`money.figure.${status}`),
      amounts: (sums[at] ?? []).map(({ _id, missing, paid }) =>
        moneyText(voice, { currency: _id }, status === 'paid' ? paid : missing),
      ),
    }));
    const model = {
      title,
      unset: settings === null,
      figures: [
        {
          path: `${MONEY_PATH}/statements`,
          current: false,
          count: waiting.items.length,
          text: voice.t('money.figure.waiting'),
          amounts: [],
        },
        ...figures,
      ],
      shown: SHOWN.map((one) => ({
        path: `${MONEY_PATH}?show=${one}`,
        text: voice.t(`money.show.${one}`),
        here: one === show,
      })),
      heading: voice.t(`money.show.${show}`),
      rows: found.items.map((invoice) => rowOf(voice, invoice, today)),
      next: found.next ? `${MONEY_PATH}?show=${show}&after=${encodeURIComponent(found.next)}` : undefined,
    };
    return this.frame.page('money/list', model, reader, { title });
  }
}

function rowOf(voice: Voice, invoice: Invoice, today: string): object {
  const { number, kind, buyer, dueOn, issuedOn, totals } = invoice;
  const open = openAmount(invoice);
  return {
    path: documentPath(number),
    number,
    kind: voice.t(`billing.kind.${kind}`),
    buyer: buyer.name,
    issued: dayText(voice, issuedOn),
    due: dueOn && open > 0 ? dayText(voice, dueOn) : undefined,
    total: moneyText(voice, invoice, totals.payable),
    open: open > 0 ? moneyText(voice, invoice, open) : undefined,
    state: stateText(voice, invoice, today),
    late: isOverdue(invoice, today),
  };
}

/** What a document is now, in words. */
export function stateText(voice: Voice, invoice: Invoice, today: string): string {
  if (invoice.status === 'issued' && (invoice.kind === 'credit_note' || invoice.kind === 'receipt'))
    return voice.t('money.state.done');
  return voice.t(isOverdue(invoice, today) ? 'billing.state.overdue' : `billing.state.${invoice.status}`);
}
