import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { decimal } from '../../shared/money';
import type { Reply } from '../../platform/http';
import { csvOf, type Table } from '../../platform/tables';
import { COST_PARTS, incomeIn, type LedgerRow, SolidarityLedger } from '../../outcomes';
import { Tracks } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import { OfficeFrame } from '../office/office.frame';
import { text, type Values } from '../planning/values';
import { yearIn } from './ledger.pages';

const PART = 200;
const COLUMNS = [
  ...['class', 'course', 'group', 'starts', 'currency'],
  ...COST_PARTS,
  ...['citizens', 'companies', 'pays', 'given'],
] as const;

/** A year of the ledger as a table. */
@Injectable()
export class LedgerFile {
  constructor(
    private readonly ledger: SolidarityLedger,
    private readonly tracks: Tracks,
    private readonly frame: OfficeFrame,
  ) {}

  async take(actor: StaffActor, language: Language, values: Values, reply: Reply): Promise<Buffer> {
    const { year } = await this.ledger.year(actor, yearIn(text(values, 'year')));
    const rows = await this.rows(actor, year);
    const table = await this.table(this.frame.voice(language), year, rows);
    void reply
      .status(200)
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${year}.csv"`)
      .header('cache-control', 'private, no-store');
    return csvOf(table);
  }

  private async rows(actor: StaffActor, year: number): Promise<LedgerRow[]> {
    const rows: LedgerRow[] = [];
    let from: string | undefined;
    do {
      const { items, next } = await this.ledger.page(actor, year, { from }, PART);
      rows.push(...items);
      from = next;
    } while (from !== undefined);
    return rows;
  }

  private async table(voice: Voice, year: number, rows: readonly LedgerRow[]): Promise<Table> {
    const courses = await this.tracks.mapCourses(rows.map(({ row }) => row.courseId));
    const amount = (hundredths: number): string => decimal(hundredths).replace('.', ',');
    return {
      title: String(year),
      columns: COLUMNS.map((name) => ({ name: voice.t(`solidarity.column.${name}`), width: 16 })),
      rows: rows.map(({ row, money, pays, given }) => {
        const currency = money?.costs?.currency ?? money?.income[0]?.currency;
        const income = money && currency ? incomeIn(money, currency) : { citizens: 0, companies: 0 };
        return [
          ...[row.code, voice.local(courses.get(row.courseId)?.title ?? {}).text, row.group],
          ...[row.startsAt.toISOString().slice(0, 10), currency],
          ...COST_PARTS.map((part) => (money?.costs ? amount(money.costs.parts[part]) : undefined)),
          ...[amount(income.citizens), amount(income.companies)],
          ...[pays === null ? undefined : String(pays), String(given)],
        ];
      }),
    };
  }
}
