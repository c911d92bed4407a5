import { fold } from '../platform/i18n';
import { COLUMNS, type ImportKind, NEEDED } from './import';

/** A word as it is compared: without case, marks, script and punctuation. */
export const wordKey = (text: string): string =>
  fold(text.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which cell of each row is which column's. */
export interface ReadHeadings {
  /** By the place of the cell. */
  readonly columns: readonly (string | undefined)[];
  /** What nobody here has a column for. */
  readonly ignored: readonly string[];
  /** Columns without which nothing can be read. */
  readonly missing: readonly string[];
  /** Columns that stand there more than once. */
  readonly twice: readonly string[];
}

/** Reads the headings of a file; `columns` says which word is which column. */
export function readHeadings(
  kind: ImportKind,
  header: readonly string[],
  columns: ReadonlyMap<string, string>,
): ReadHeadings {
  const found = header.map((cell) => columns.get(wordKey(cell)));
  const known = found.filter((column) => column !== undefined);
  return {
    columns: found,
    ignored: header.filter((cell, at) => cell !== '' && found[at] === undefined),
    missing: COLUMNS[kind].filter((column) => NEEDED.has(column) && !known.includes(column)),
    twice: COLUMNS[kind].filter((column) => known.filter((one) => one === column).length > 1),
  };
}
