import { Injectable } from '@nestjs/common';
import { MongoDBStorage, Umzug } from 'umzug';
import { Database } from './database';
import { Leases } from './leases';

/** A step that changes stored data. It is small, can be repeated, and never rewrites a big collection in one go. */
export interface Migration {
  readonly name: string;
  up(db: Database): Promise<void>;
}

const LEASE = 'migrations';
const LEASE_SECONDS = 600;

/** Brings the database to the shape that this code expects: the migrations not run yet, then all indexes. */
@Injectable()
export class Migrations {
  constructor(
    private readonly db: Database,
    private readonly leases: Leases,
  ) {}

  /**
   * Runs under a lease, so that two processes never migrate at once.
   * @returns the names of the migrations that ran
   * @throws Error when another process is migrating
   */
  async run(migrations: readonly Migration[]): Promise<string[]> {
    if (!(await this.leases.take(LEASE, LEASE_SECONDS))) throw new Error('Another process is migrating this database.');
    try {
      const umzug = new Umzug({
        migrations: migrations.map((migration) => ({ name: migration.name, up: () => migration.up(this.db) })),
        storage: new MongoDBStorage({ collection: this.db.collection('migrations') }),
        logger: undefined,
      });
      const ran = await umzug.up();
      await this.createIndexes();
      return ran.map((migration) => migration.name);
    } finally {
      await this.leases.give(LEASE);
    }
  }

  /** Creates every collection and index that a schema declares. What nobody declares any more stays until a migration drops it. */
  async createIndexes(): Promise<void> {
    await Promise.all(
      Object.values(this.db.connection.models).map(async (model) => {
        await model.createCollection();
        await model.createIndexes();
      }),
    );
  }
}
