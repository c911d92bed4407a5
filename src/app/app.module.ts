import { Module } from '@nestjs/common';
import { ConfigModule } from '../platform/config';
import { DatabaseModule } from '../platform/database';
import { FilesModule } from '../platform/files';
import { HttpModule } from '../platform/http';
import { I18nModule } from '../platform/i18n';
import { LoggingModule } from '../platform/logging';
import { OutboxModule } from '../platform/outbox';
import { SecretsModule } from '../platform/secrets';
import { SweepsModule } from '../platform/sweeps';
import { ViewsModule } from '../platform/views';

/** Everything of the platform; no domain word in it. */
const PLATFORM = [
  ConfigModule,
  LoggingModule,
  DatabaseModule,
  SecretsModule,
  SweepsModule,
  OutboxModule,
  FilesModule,
  I18nModule,
  ViewsModule,
  HttpModule,
];

/** The domains, lower ranks first. */
const DOMAINS: NonNullable<Parameters<typeof Module>[0]['imports']> = [];

/** The whole product. Web, worker and cli load the same modules; only a worker starts jobs and sweeps. */
@Module({ imports: [...PLATFORM, ...DOMAINS] })
export class AppModule {}
