import type { Collection, Filter } from 'mongodb';
import { Gather } from '../../shared/gather';

/**
 * Reads documents by id. Those that are asked for at the same time cost one query together, which is what many letters or papers at once
 * need; one alone waits for nothing. Each read begins after it was asked for, so it is as fresh as a query of its own.
 */
export class ById<T extends { _id: string }> {
  private readonly reads = new Gather<string, T | null>(async (ids) => {
    const found = await this.collection()
      .find({ _id: { $in: [...new Set(ids)] } } as Filter<T>)
      .toArray();
    const rows = new Map(found.map((row) => [row._id as string, row as unknown as T]));
    return ids.map((id) => rows.get(id) ?? null);
  });

  /** @param collection asked for at each read, as the connection may not be there yet */
  constructor(private readonly collection: () => Collection<T>) {}

  find(id: string): Promise<T | null> {
    return this.reads.add(id);
  }
}
