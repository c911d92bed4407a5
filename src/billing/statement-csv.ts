import { type Currency, parseAmount } from '../shared/money';
import { type ReadRow, readCsv, UnreadableTable } from '../platform/tables';
import { dayIn, type ReadStatement, spanOf, type StatementLine, StatementProblem } from './statement';

/** What columns of a bank's table are for. */
export const CSV_FIELDS = ['date', 'amount', 'payer', 'reference', 'text', 'account', 'bankReference'] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** Which column is what, by the name in the first row; the date and the amount are needed. */
export type CsvMapping = Readonly<Partial<Record<CsvField, string>>>;

/** More lines than a bank puts into one statement. */
const MOST_LINES = 50_000;

/** A table with a header, before anybody has said what its columns are. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly ReadRow[];
}

/** @throws StatementProblem */
export function readTable(text: string): CsvTable {
  try {
    const { header, rows } = readCsv(text, { most: MOST_LINES });
    if (header.cells.length < 2) throw new StatementProblem('not_a_table', 1);
    return { columns: header.cells, rows };
  } catch (error) {
    if (error instanceof UnreadableTable) throw new StatementProblem('not_a_table', error.line ?? 1);
    throw error;
  }
}

/** A header by which the mapping of a bank's table is remembered. */
export const headerOf = ({ columns }: CsvTable): string => columns.map((name) => name.toLowerCase()).join('\n');

/** Whether every column that a mapping names is there, with the two that are needed. */
export const fits = ({ columns }: CsvTable, mapping: CsvMapping): boolean =>
  mapping.date !== undefined &&
  mapping.amount !== undefined &&
  Object.values(mapping).every((name) => name === undefined || columns.includes(name));

/** Reads the rows by a mapping that fits. Amounts below nothing went out. @throws StatementProblem with the line */
export function readMapped(table: CsvTable, mapping: CsvMapping, currency: Currency): ReadStatement {
  const read = table.rows.map((row) => lineOf(table, mapping, currency, row));
  const lines = read.filter((line) => line.amount > 0);
  return {
    ...{ format: 'csv', lines, outgoing: read.length - lines.length },
    ...spanOf(read.map(({ bookedOn }) => bookedOn)),
  };
}

function lineOf(
  { columns }: CsvTable,
  mapping: CsvMapping,
  currency: Currency,
  { cells, number: line }: ReadRow,
): StatementLine {
  const cell = (field: CsvField): string | undefined => {
    const name = mapping[field];
    const value = name === undefined ? undefined : cells[columns.indexOf(name)];
    return value === undefined || value === '' ? undefined : value;
  };
  const bookedOn = dayIn(cell('date') ?? '');
  if (bookedOn === null) throw new StatementProblem('no_date', line);
  const amount = signedAmount(cell('amount') ?? '');
  if (amount === null) throw new StatementProblem('no_amount', line);
  const origin = { payer: cell('payer'), account: cell('account'), reference: cell('reference'), text: cell('text') };
  return { line, bookedOn, amount, currency, ...origin, bankReference: cell('bankReference') };
}

/** With a sign, or with the currency around it; nothing for an empty column of what came in. */
function signedAmount(typed: string): number | null {
  const bare = typed.replace(/[A-Z]{3}/gi, '').trim();
  if (bare === '') return 0;
  const minus = /^[-−]/.test(bare);
  const amount = parseAmount(bare.replace(/^[-−+]\s*/, ''));
  return amount === null ? null : minus ? -amount : amount;
}
