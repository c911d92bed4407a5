import { Injectable } from '@nestjs/common';
import type { Day } from '../shared/days';
import { NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { Database, type Write } from '../platform/database';
import type { Statement } from './statement';
import type { CsvMapping } from './statement-csv';
import { type MappingRow, STATEMENT_MAPPINGS, type StatementRow, STATEMENTS } from './statement.schema';

const fromRow = ({ _id, ...fields }: StatementRow): Statement => ({ ...fields, id: _id });

/** Every query for bank statements, and for what the columns of tables are. */
@Injectable()
export class StatementsRepository {
  constructor(private readonly db: Database) {}

  /** @throws NotFoundError also for another organisation's */
  async getOwn(organisationId: string, id: string): Promise<Statement> {
    const row = await this.rows.findOne({ _id: id, organisationId });
    if (!row) throw new NotFoundError('statement');
    return fromRow(row);
  }

  async findByFile(organisationId: string, fileHash: string): Promise<Statement | null> {
    const row = await this.rows.findOne({ organisationId, fileHash });
    return row && fromRow(row);
  }

  /** The newest first. */
  async list(organisationId: string, limit: number): Promise<Statement[]> {
    const rows = await this.rows.find({ organisationId }).sort({ importedAt: -1 }).limit(limit).toArray();
    return rows.map(fromRow);
  }

  /** Until when the bank has told what came; null before the first statement. */
  async coveredUntil(organisationId: string): Promise<Day | null> {
    const [row] = await this.rows.find({ organisationId }).sort({ until: -1 }).limit(1).toArray();
    return row?.until ?? null;
  }

  insertion({ id, ...fields }: Statement): Write {
    const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return { collection: STATEMENTS, insert: { _id: id, ...kept } };
  }

  async findMapping(organisationId: string, header: string): Promise<CsvMapping | null> {
    const row = await this.mappings.findOne({ _id: idOf(organisationId, header) });
    return row?.mapping ?? null;
  }

  async keepMapping(organisationId: string, header: string, mapping: CsvMapping): Promise<void> {
    const _id = idOf(organisationId, header);
    await this.mappings.updateOne({ _id }, { $set: { organisationId, mapping } }, { upsert: true });
  }

  private get rows() {
    return this.db.collection<StatementRow>(STATEMENTS);
  }

  private get mappings() {
    return this.db.collection<MappingRow>(STATEMENT_MAPPINGS);
  }
}

const idOf = (organisationId: string, header: string): string => derivedId(`billing:csv:${organisationId}`, header);
