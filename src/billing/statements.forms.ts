import { z } from 'zod';
import { CSV_FIELDS, type CsvField } from './statement-csv';

const column = z.string().min(1).max(200).optional();

/** Which column of a table is what, by the names in its first row. */
export const MappingForm = z.strictObject({
  ...(Object.fromEntries(CSV_FIELDS.map((field) => [field, column])) as Record<CsvField, typeof column>),
  date: z.string().min(1).max(200),
  amount: z.string().min(1).max(200),
});
export type MappingForm = z.infer<typeof MappingForm>;
