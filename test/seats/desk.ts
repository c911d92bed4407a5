import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditsModule } from '../../src/platform/audits';
import { Clock } from '../../src/platform/clock';
import { ConfigModule } from '../../src/platform/config';
import { Database, DatabaseModule, Migrations } from '../../src/platform/database';
import { LoggingModule } from '../../src/platform/logging';
import { Sweeps, SweepsModule } from '../../src/platform/sweeps';
import { SeatAudit, SeatDesk, SeatingModule, SeatRecorders, SeatWitnesses, type SeatRules } from '../../src/seating';
import { offerRecorder, partyRecorder, witnessesOf } from './records';

@Module({ imports: [ConfigModule, LoggingModule, DatabaseModule, SweepsModule, AuditsModule, SeatingModule] })
class DeskModule {}

/** A seat desk with its store and its audit, and plain records in place of enrolments and offers. */
export interface OpenDesk {
  readonly desk: SeatDesk;
  readonly db: Database;
  readonly clock: Clock;
  readonly sweeps: Sweeps;
  audit(classIds?: readonly string[]): Promise<string[]>;
  /** Makes a class with this many seats. */
  begin(classId: string, capacity: number, rules?: Partial<SeatRules>): Promise<void>;
  close(): Promise<void>;
}

/** Where a test's database is. */
export function databaseUri(name: string): string {
  const given = process.env['MONGODB_URI'];
  if (!given) throw new Error('MONGODB_URI is not set. Run the tests by npm test, which starts the services.');
  const url = new URL(given);
  url.pathname = `/${name}`;
  return url.toString();
}

/** The settings of a desk's process on this database. */
export function deskEnvironment(uri: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    MONGODB_URI: uri,
    REDIS_URL: 'redis://127.0.0.1:6379',
    SMTP_URL: 'smtp://127.0.0.1:25',
    SECRET_KEYS: 'test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
    LOG_LEVEL: 'silent',
  };
}

/** Opens a desk in this process, by the environment. */
export async function openDesk(): Promise<OpenDesk> {
  const app = await NestFactory.createApplicationContext(DeskModule, { logger: false, abortOnError: false });
  const db = app.get(Database);
  const desk = app.get(SeatDesk);
  app.get(SeatRecorders).register(partyRecorder);
  app.get(SeatRecorders).register(offerRecorder);
  for (const witness of witnessesOf(db)) app.get(SeatWitnesses).register(witness);
  return {
    desk,
    db,
    clock: app.get(Clock),
    sweeps: app.get(Sweeps),
    audit: (classIds) => app.get(SeatAudit).problems(classIds),
    begin: async (classId, capacity, rules = {}) => {
      await app.get(Migrations).createIndexes();
      const seed = { classId, capacity, rules: { zone: 'Europe/Belgrade', quietHours: null, ...rules } };
      await db.inTransaction((tx) => tx.write(...desk.createWrites(seed)));
    },
    close: () => app.close(),
  };
}
