/** Tables as files for spreadsheets, and read from such files. */
export { csvOf } from './csv';
export { readCsv, type ReadRow, type ReadTable } from './csv-reader';
export { type Encoding, UnreadableTable } from './decode';
export type { Column, Table } from './table';
export { xlsxOf } from './xlsx';
