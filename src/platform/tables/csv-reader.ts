import { CsvError, parse } from 'csv-parse/sync';
import { decodeText, type Encoding, UnreadableTable } from './decode';

/** A row as a spreadsheet numbers it: the first is 1. */
export interface ReadRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What stood in a file of rows. */
export interface ReadTable {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** The first row that is not empty. */
  readonly header: ReadRow;
  /** Those below it; empty ones are left out, and counted in the numbers. */
  readonly rows: readonly ReadRow[];
}

const DELIMITERS = [';', ',', '\t'] as const;
/** Excel's own first line, by which it tells what parts the cells; it is no row. */
const SEPARATOR = /^"?sep=(.)"?[ \t;,]*(\r\n|\r|\n|$)/i;
/** The apostrophe before what a spreadsheet would calculate, in wide signs too: it was put there, not typed. */
const HARMLESS = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * Reads rows of cells, as spreadsheets save them: commas, semicolons or tabs between, the first line of Excel or none, quotes around cells with
 * line breaks. Blanks at the ends of cells are dropped. @throws UnreadableTable
 */
export function readCsv(file: Uint8Array | string, { most }: { readonly most: number }): ReadTable {
  const { text: whole, encoding } =
    typeof file === 'string' ? { text: file.replace(/^\uFEFF/, ''), encoding: 'utf-8' as const } : decodeText(file);
  const told = SEPARATOR.exec(whole);
  const text = told ? whole.slice(told[0].length) : whole;
  const delimiter = told?.[1] ?? delimiterOf(text);
  const found = recordsOf(text, delimiter).flatMap((record, at): ReadRow[] => {
    const cells = record.map((cell) => cell.trim().replace(HARMLESS, '').trim());
    return cells.some((cell) => cell !== '') ? [{ number: at + 1, cells }] : [];
  });
  const [header, ...rows] = found;
  if (!header) throw new UnreadableTable('empty');
  if (rows.length > most) throw new UnreadableTable('too_many_rows');
  return { encoding, delimiter, header, rows };
}

function recordsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableTable('quotes', (error as { lines?: number }).lines);
    throw error;
  }
}

/** What parts the cells of the first line that has any; a comma where there is one cell only. */
function delimiterOf(text: string): string {
  const line =
    text
      .replace(/"(?:[^"]|"")*"/g, '')
      .split(/[\r\n]+/)
      .find((one) => one.trim() !== '') ?? '';
  const counts = DELIMITERS.map((one) => line.split(one).length - 1);
  const most = Math.max(...counts);
  return most === 0 ? ',' : (DELIMITERS[counts.indexOf(most)] ?? ',');
}
