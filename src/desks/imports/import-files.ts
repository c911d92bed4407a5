import type { Language } from '../../shared/locale';
import type { Reply } from '../../platform/http';
import { csvOf } from '../../platform/tables';
import { COLUMNS, type ImportKind, type ImportRow, type ImportWords } from '../../imports';
import type { Voice } from '../catalogue/voice';
import { MEETINGS } from './imports.presenter';

/** A table as a file, and what it is called. */
export interface CsvFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sends it as a file that no browser keeps. */
export function asFile(reply: Reply, { name, bytes }: CsvFile): Buffer {
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store');
  return bytes;
}

const WIDTH = 20;

/** A file to fill in: headings in the reader's language, and rows of which each shows something else. */
export function sampleFile(voice: Voice, kind: ImportKind): Buffer {
  const word = (name: string): string => voice.t(`imports.word.${name}`);
  const language = (code: Language): string => voice.formats.languageName(voice.language, code);
  const rows = {
    people: [
      ['Rana Khoury', 'Rana', '070 123 456', '', language('ar'), 2, 'Omar Khoury', word('yes'), word('enrolled')],
      ['Mile Mileski', '', '', 'mile@people.example', language('mk'), '', '', '', word('waiting')],
      ['Teuta Krasniqi', '', '', '', language('sq'), '', '', word('no'), word('completed')],
    ],
    classes: [['', '', 'Skopje', voice.t('imports.sample-venue'), '', 'mk, ar', 12, 6, MEETINGS]],
  };
  return csvOf({ title: kind, columns: columnsOf(word, COLUMNS[kind]), rows: rows[kind] });
}

/** The rows that did not come in, with the reason beside each: mended, the file can be brought again. */
export function badRowsFile(
  voice: Voice,
  words: ImportWords,
  kind: ImportKind,
  rows: readonly { readonly row: ImportRow; readonly cells: Readonly<Record<string, string>> }[],
): Buffer {
  const word = (name: string): string => voice.t(`imports.word.${name}`);
  const columns = COLUMNS[kind];
  return csvOf({
    title: kind,
    columns: columnsOf(word, [...columns, 'why']),
    rows: rows.map(({ row, cells }) => [
      ...columns.map((column) => cells[column]),
      row.problems.map((problem) => words.reason(voice.language, problem)).join('. '),
    ]),
  });
}

const columnsOf = (word: (name: string) => string, names: readonly string[]) =>
  names.map((name) => ({ name: word(name), width: WIDTH }));
