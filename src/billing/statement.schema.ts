import { Schema } from 'mongoose';
import type { Statement } from './statement';
import type { CsvMapping } from './statement-csv';

export const STATEMENTS = 'bank_statements';
export const STATEMENT_MAPPINGS = 'statement_mappings';

/** How statements are stored; the file itself is not kept. */
export type StatementRow = Omit<Statement, 'id'> & { _id: string };

/** What the columns of a bank's table are, as the accountant said once. */
export interface MappingRow {
  _id: string;
  organisationId: string;
  mapping: CsvMapping;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

export const StatementSchema = new Schema<StatementRow>(
  {
    ...{ _id: text, organisationId: text, format: text, account: String, number: String, from: text, until: text },
    importedAt: { type: Date, required: true },
    ...{ fileHash: text, lines: count, known: count, outgoing: count },
  },
  { collection: STATEMENTS, versionKey: false, autoIndex: false },
)
  .index({ organisationId: 1, fileHash: 1 }, { unique: true })
  .index({ organisationId: 1, importedAt: -1 })
  .index({ organisationId: 1, until: -1 });

export const StatementMappingSchema = new Schema<MappingRow>(
  { _id: text, organisationId: text, mapping: { type: Object, required: true } },
  { collection: STATEMENT_MAPPINGS, versionKey: false, autoIndex: false },
);
