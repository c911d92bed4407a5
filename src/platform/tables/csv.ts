import { stringify } from 'csv-stringify/sync';
import type { Table } from './table';

/**
 * The table as CSV in UTF-8 (RFC 4180) with a header. It opens right in Excel: with a byte order mark, without which Excel reads Cyrillic and
 * Arabic as Windows-1252; and with semicolons, the list separator of every country of the region, without which it puts a row into one cell.
 * A text that a spreadsheet would calculate (it begins with =, +, -, @, a tab or a line's end) comes out behind an apostrophe.
 */
export function csvOf({ columns, rows }: Table): Buffer {
  const text = stringify([columns.map(({ name }) => name), ...rows.map((row) => [...row])], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    // The library quotes for the whole mark of a line's end alone; spreadsheets begin a row at half of it, too.
    quoted_match: /[\r\n]/,
    record_delimiter: 'windows',
  });
  return Buffer.from(text, 'utf8');
}
