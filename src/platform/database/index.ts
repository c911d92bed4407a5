/** MongoDB: transactions with an explicit handle, writes as data, leases, migrations. */
export { ById } from './by-id';
export { Database, type Tx } from './database';
export { DatabaseModule } from './database.module';
export { isDuplicateKey, Leases } from './leases';
export { type Migration, Migrations } from './migrations';
export { readTurn, timeKey, turned } from './turns';
export { applyWrites, type Write } from './write';
