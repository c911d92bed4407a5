import { CsvError as ParseError, parse } from 'csv-parse/sync';

/** A row with the line on which it ends in the file, from 1. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The file is no table; `line` says where. */
export class CsvError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const DELIMITERS = [';', '\t', ',', '|'] as const;

/** The sign that parts the first row into most cells, outside of quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => bare.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}

/**
 * Reads a CSV file, whatever parts its cells. Empty rows are left out; rows may be of different lengths.
 * @throws CsvError
 */
export function readCsv(text: string): CsvRow[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      max_record_size: 100_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { lines } = error as { lines?: number };
    throw new CsvError(lines ?? 1, error.message);
  }
}
