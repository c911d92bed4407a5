/** Tables as files for spreadsheets, and CSV files read. */
export { csvOf } from './csv';
export { CsvError, type CsvRow, readCsv } from './read-csv';
export type { Column, Table } from './table';
export { xlsxOf } from './xlsx';
