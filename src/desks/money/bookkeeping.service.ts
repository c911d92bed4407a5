import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { decimal } from '../../shared/money';
import { type Invoice, InvoicesService, OfficeDay, openAmount } from '../../billing';
import type { Page, Reply } from '../../platform/http';
import { csvOf, type Table } from '../../platform/tables';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { MoneyFrame } from './money.frame';

const MONTHS = 24;
const PART = 200;
const COLUMNS = [
  ...['number', 'kind', 'state', 'issued', 'supplied', 'due', 'buyer', 'tax', 'vat'],
  ...['currency', 'net', 'vat-amount', 'gross', 'prepaid', 'payable', 'paid', 'open', 'related'],
] as const;

/** The documents of a month as a table for whoever keeps the books. */
@Injectable()
export class Bookkeeping {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly days: OfficeDay,
    private readonly frame: MoneyFrame,
  ) {}

  /** The question for the month. */
  async ask(actor: StaffActor, language: Language, typed?: string): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { voice } = reader;
    const today = await this.days.of(actor);
    const title = voice.t('money.export.title');
    const errors = typed === undefined ? [] : [{ field: 'month', code: 'not_a_choice', message: '' }];
    const months = lastMonths(today).map((month) => ({ value: month, text: monthText(voice, month) }));
    const model = { title, months, month: typed ?? months[0]?.value, errors: inWords(voice, errors) };
    return this.frame.page('money/export', model, reader, { title, status: typed === undefined ? 200 : 422 });
  }

  async take(actor: StaffActor, language: Language, month: string, reply: Reply): Promise<Page | Buffer> {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return this.ask(actor, language, month);
    const { voice } = await this.frame.reader(actor, language);
    const table = tableOf(voice, month, await this.ofMonth(actor, month));
    void reply
      .status(200)
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${month}.csv"`)
      .header('cache-control', 'private, no-store');
    return csvOf(table);
  }

  /** The oldest first. Dates of one series never go back, so reading stops soon after the month. */
  private async ofMonth(actor: StaffActor, month: string): Promise<Invoice[]> {
    const today = await this.days.of(actor);
    const found: Invoice[] = [];
    let after: string | undefined;
    do {
      const part = await this.invoices.list(actor, { today, after, limit: PART });
      found.push(...part.items.filter(({ issuedOn }) => issuedOn.startsWith(month)));
      const past = part.items.every(({ issuedOn }) => issuedOn < `${month}-01`);
      after = past ? undefined : (part.next ?? undefined);
    } while (after !== undefined);
    return found.reverse();
  }
}

function tableOf(voice: Voice, month: string, invoices: readonly Invoice[]): Table {
  return {
    title: month,
    columns: COLUMNS.map((name) => ({ name: voice.t(`money.export.${name}`), width: 16 })),
    rows: invoices.map((one) => {
      const { totals, buyer } = one;
      const sums = [totals.net, totals.vat, totals.gross + totals.rounding, totals.prepaid, totals.payable];
      return [
        ...[one.number, voice.t(`billing.kind.${one.kind}`), voice.t(`billing.state.${one.status}`)],
        ...[one.issuedOn, one.suppliedOn, one.dueOn, buyer.name, buyer.taxNumber, buyer.vatNumber, one.currency],
        ...[...sums, one.paid, openAmount(one)].map((amount) => decimal(amount).replace('.', ',')),
        one.related?.number,
      ];
    }),
  };
}

function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

const monthText = (voice: Voice, month: string): string =>
  voice.formats.date(voice.language, new Date(`${month}-15T12:00:00Z`), 'UTC', 'month');
