import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import {
  type Import,
  type ImportRow,
  type ImportState,
  KEPT_MILLISECONDS,
  type RowCounts,
  type RowState,
} from './import';
import { IMPORT_ROWS, type ImportDocument, type ImportRowDocument, IMPORTS } from './imports.schema';

const MOST_LISTED = 50;

/** Every query for imports. What has expired is not there any more, also where MongoDB has not removed it yet. */
@Injectable()
export class ImportsRepository {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Import | null> {
    const row = await this.imports.findOne({ _id: id, ...this.kept() });
    return row && toImport(row);
  }

  /** @throws NotFoundError also for another organisation's */
  async getOwn(organisationId: string, id: string): Promise<Import> {
    const found = await this.find(id);
    if (found?.organisationId !== organisationId) throw new NotFoundError('import');
    return found;
  }

  /** Those of an organisation, the newest first. */
  async list(organisationId: string): Promise<Import[]> {
    const found = this.imports.find({ organisationId, ...this.kept() });
    return (await found.sort({ _id: -1 }).limit(MOST_LISTED).toArray()).map(toImport);
  }

  /** The rows of an import in their order, all or those in one of these states. */
  async rows(importId: string, states?: readonly RowState[]): Promise<ImportRow[]> {
    const filter = { importId, ...(states ? { state: { $in: [...states] } } : {}) };
    return (await this.importRows.find(filter).sort({ number: 1 }).toArray()).map(toRow);
  }

  /** How many rows are in each state. */
  async counts(importId: string): Promise<RowCounts> {
    const groups = await this.importRows
      .aggregate<{ _id: RowState; count: number }>([
        { $match: { importId } },
        { $group: { _id: '$state', count: { $sum: 1 } } },
      ])
      .toArray();
    return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
  }

  /** A new import with its rows; both expire unless it is confirmed. */
  insertion({ id, ...rest }: Import, rows: readonly ImportRow[]): Write[] {
    const expires = this.nextExpiry();
    return [
      { collection: IMPORTS, insert: { _id: id, ...rest, expires } },
      ...rows.map(({ id: rowId, ...row }): Write => ({
        collection: IMPORT_ROWS,
        insert: { _id: rowId, ...row, expires },
      })),
    ];
  }

  /** One step of an import, from the state before alone: the transaction ends with 409 lost_race where that has passed. */
  move(id: string, from: ImportState, to: ImportState, more: Partial<Import> = {}): Write {
    const update = { $set: { ...more, state: to }, $unset: { expires: '' } };
    return { collection: IMPORTS, filter: { _id: id, state: from }, update, must: true };
  }

  /** Keeps the rows of one that was confirmed until it cannot be undone any more. */
  prolonging(importId: string): Write {
    return {
      collection: IMPORT_ROWS,
      filter: { importId },
      update: { $set: { expires: this.nextExpiry() } },
      many: true,
    };
  }

  /** One step of a row; where it is in another state already, nothing. What stood in it goes once nobody needs it. */
  mark(row: Pick<ImportRow, 'id' | 'state'>, to: RowState, more: Partial<ImportRow> = {}): Write {
    const isDone = to === 'made' || to === 'known';
    const update = { $set: { ...more, state: to }, ...(isDone ? { $unset: { cells: '', subject: '' } } : {}) };
    return { collection: IMPORT_ROWS, filter: { _id: row.id, state: row.state }, update };
  }

  /** Takes out what stood in the rows of those who were there already. */
  forgetting(importId: string): Write {
    return {
      collection: IMPORT_ROWS,
      filter: { importId, state: 'known' },
      update: { $unset: { cells: '', subject: '' } },
      many: true,
    };
  }

  /** Takes out who it was, of every row of somebody with one of these names and contacts. */
  erasure(subjects: readonly string[]): Write {
    const update = { $unset: { cells: '', subject: '' } };
    return { collection: IMPORT_ROWS, filter: { subject: { $in: [...subjects] } }, update, many: true };
  }

  private nextExpiry(): Date {
    return new Date(this.clock.real().getTime() + KEPT_MILLISECONDS);
  }

  private kept(): Filter<ImportDocument> {
    return { $or: [{ expires: { $exists: false } }, { expires: { $gt: this.clock.real() } }] };
  }

  private get imports() {
    return this.db.collection<ImportDocument>(IMPORTS);
  }

  private get importRows() {
    return this.db.collection<ImportRowDocument>(IMPORT_ROWS);
  }
}

const toImport = ({ _id, ...row }: ImportDocument): Import => ({ id: _id, ...row });
const toRow = ({ _id, expires: _expires, ...row }: ImportRowDocument): ImportRow => ({ id: _id, ...row });
