import { Injectable } from '@nestjs/common';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { given } from '../shared/given';
import { newId } from '../shared/ids';
import type { StaffActor } from '../shared/actor';
import { Database } from '../platform/database';
import { type FilteredList, type FilterQuery, MOST_FILTERS, type SavedFilter } from './saved-filter';
import { SAVED_FILTERS, type SavedFilterRow } from './saved-filter.schema';

/** What somebody wants to find again in the lists of the office: each account has its own. */
@Injectable()
export class SavedFilters {
  constructor(private readonly db: Database) {}

  /** In the order of their names. */
  async list({ accountId, organisationId }: StaffActor, list: FilteredList): Promise<SavedFilter[]> {
    const rows = await this.rows.find({ accountId, organisationId, list }).sort({ name: 1 }).toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  }

  /** Keeps it; the same name once more is another filter under it. @throws DomainError 409 `too_many_filters` */
  async save(
    actor: StaffActor,
    { list, name, query }: { readonly list: FilteredList; readonly name: string; readonly query: FilterQuery },
  ): Promise<SavedFilter> {
    const { accountId, organisationId } = actor;
    const before = await this.list(actor, list);
    if (before.length >= MOST_FILTERS && !before.some((one) => one.name === name))
      throw new DomainError('too_many_filters', 409, 'Remove a filter first.', { max: MOST_FILTERS });
    const key = { accountId, organisationId, list, name };
    await this.db.inTransaction((tx) =>
      tx.write({
        collection: SAVED_FILTERS,
        filter: key,
        update: { $set: { query: given(query) }, $setOnInsert: { _id: newId() } },
        upsert: true,
      }),
    );
    const row = await this.rows.findOne(key);
    if (!row) throw new NotFoundError('filter');
    const { _id, ...kept } = row;
    return { id: _id, ...kept };
  }

  /** Removes an own one; once more it does nothing. */
  async remove({ accountId, organisationId }: StaffActor, id: string): Promise<void> {
    await this.db.inTransaction((tx) =>
      tx.write({ collection: SAVED_FILTERS, remove: { _id: id, accountId, organisationId } }),
    );
  }

  private get rows() {
    return this.db.collection<SavedFilterRow>(SAVED_FILTERS);
  }
}
