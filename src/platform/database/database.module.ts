import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Clock, ClockStore } from '../clock';
import { Config } from '../config';
import { MongoClockStore } from './clock-store';
import { Database } from './database';
import { Leases } from './leases';
import { Migrations } from './migrations';

/** One connection a process. Reads that decide something see what the majority has; writes wait for the journal of the majority. */
@Global()
@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        uri: config.mongodbUri,
        autoIndex: false,
        autoCreate: false,
        maxPoolSize: 40,
        serverSelectionTimeoutMS: 5_000,
        socketTimeoutMS: 60_000,
        readConcern: { level: 'majority' as const },
        writeConcern: { w: 'majority' as const, journal: true },
        retryAttempts: 3,
        retryDelay: 1_000,
      }),
    }),
  ],
  providers: [Database, { provide: ClockStore, useClass: MongoClockStore }, Clock, Leases, Migrations],
  exports: [Database, Clock, Leases, Migrations, MongooseModule],
})
export class DatabaseModule {}
