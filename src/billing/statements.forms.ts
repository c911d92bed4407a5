import { z } from 'zod';
import { fileField } from '../platform/http';
import { CSV_FIELDS, type CsvField } from './statement-csv';

const column = z.string().min(1).max(200).optional();

/** Which column of a table is what, by the names in its first row. */
export const MappingForm = z.strictObject({
  ...(Object.fromEntries(CSV_FIELDS.map((field) => [field, column])) as Record<CsvField, typeof column>),
  date: z.string().min(1).max(200),
  amount: z.string().min(1).max(200),
});
export type MappingForm = z.infer<typeof MappingForm>;

/** A bank's file is no larger. */
export const MOST_STATEMENT_BYTES = 5 * 1024 * 1024;

/** POST /bank-statements. `mapping` is JSON, since forms with files have texts only. */
export const StatementForm = z.strictObject({
  file: fileField('The file of the bank: camt.053, MT940, XML of a Serbian e-bank, or CSV.'),
  mapping: z.string().max(5_000).optional(),
});
export type StatementForm = z.infer<typeof StatementForm>;
