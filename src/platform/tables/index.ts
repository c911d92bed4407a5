/** Tables as files for spreadsheets. */
export { csvOf } from './csv';
export type { Column, Table } from './table';
export { xlsxOf } from './xlsx';
