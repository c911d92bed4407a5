/** Files of people and of classes: looked at row by row, brought in as everybody comes in, and undone. */
export {
  canUndo,
  COLUMNS,
  type Import,
  type ImportKind,
  type ImportRow,
  isOf,
  MOST_BYTES,
  MOST_ROWS,
  NEEDED,
  type RowCounts,
} from './import';
export { ImportChecks } from './import-checks.service';
export { ImportWords } from './import-words';
export { ImportForm } from './imports.forms';
export { ImportsModule } from './imports.module';
export { type CountedImport, Imports } from './imports.service';
