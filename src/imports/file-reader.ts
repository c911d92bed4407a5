import { createHash } from 'node:crypto';
import { FieldErrors } from '../shared/domain-error';
import type { Upload } from '../platform/http';
import { type Encoding, readCsv, UnreadableTable } from '../platform/tables';
import { readHeadings } from './headings';
import { type Cells, COLUMNS, type FileRow, type ImportKind, MOST_BYTES, MOST_ROWS } from './import';

/** A file as it came: in a form, or as text. */
export type ImportFile = Upload | string;

/** What stood in a file. */
export interface ReadFile {
  readonly encoding: Encoding;
  /** Headings that mean nothing here. */
  readonly ignored: readonly string[];
  readonly rows: readonly FileRow[];
}

const refuse = (...problems: readonly { readonly field?: string; readonly code: string }[]): never => {
  throw new FieldErrors(problems.map(({ field = 'file', code }) => ({ field, code, message: '' })));
};

const bytesOf = (file: ImportFile): string | Buffer => (typeof file === 'string' ? file : file.bytes);

/** The same for the same file, however it came; it tells nothing of what stands in it once it was keyed. */
export const fingerprintOf = (file: ImportFile): string =>
  createHash('sha256').update(bytesOf(file)).digest('base64url');

/**
 * Reads a file of people or of classes; `columns` says which word is which column.
 * @throws FieldErrors for `file` when there is nothing to read, and for `file.<column>` when that column is missing or there twice
 */
export function readImportFile(kind: ImportKind, file: ImportFile, columns: ReadonlyMap<string, string>): ReadFile {
  const bytes = bytesOf(file);
  const isCut = typeof file !== 'string' && file.cut;
  if (isCut || Buffer.byteLength(bytes) > MOST_BYTES) refuse({ code: 'file_too_large' });
  const { encoding, header, rows } = tableOf(bytes);
  const headings = readHeadings(kind, header.cells, columns);
  const problems = [
    ...headings.missing.map((column) => ({ field: `file.${column}`, code: 'column_missing' })),
    ...headings.twice.map((column) => ({ field: `file.${column}`, code: 'column_twice' })),
  ];
  if (problems.length > 0) refuse(...problems);
  if (rows.length === 0) refuse({ code: 'file_empty' });
  const known = new Set(COLUMNS[kind]);
  const cellsOf = (cells: readonly string[]): Cells =>
    Object.fromEntries(
      headings.columns.flatMap((column, at) => {
        const cell = cells[at] ?? '';
        return column !== undefined && known.has(column) && cell !== '' ? [[column, cell]] : [];
      }),
    );
  return {
    encoding,
    ignored: headings.ignored,
    rows: rows.map(({ number, cells }) => ({ number, cells: cellsOf(cells) })),
  };
}

function tableOf(bytes: string | Buffer) {
  try {
    return readCsv(bytes, { most: MOST_ROWS });
  } catch (error) {
    if (error instanceof UnreadableTable) return refuse({ code: `file_${error.code}` });
    throw error;
  }
}
