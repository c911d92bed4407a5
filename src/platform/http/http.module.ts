import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { SchemaPipe } from './body';
import { Frames } from './frames';
import { HealthController } from './health.controller';
import { Health } from './health.service';
import { AnswerSchema } from './idempotency.schema';
import { IdempotencyInterceptor } from './idempotency';
import { IdempotencyStore } from './idempotency.store';
import { KeptForms } from './kept-forms';
import { OfflineController } from './offline.controller';
import { MethodTable } from './methods';
import { PageInterceptor } from './page.interceptor';
import { PageRenderer } from './page-renderer';
import { PageCache } from './page-cache';
import { ProblemsFilter } from './problems.filter';
import { QueryInterceptor } from './query';
import { RateLimits } from './rate-limits';
import { UploadsInterceptor } from './uploads';
import { Visitors } from './visitors';

/** What every route has: checked bodies, repeated requests, pages, problems, limits, health. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'StoredAnswer', schema: AnswerSchema }])],
  controllers: [HealthController, OfflineController],
  providers: [
    Frames,
    Health,
    IdempotencyStore,
    KeptForms,
    MethodTable,
    PageCache,
    PageRenderer,
    ProblemsFilter,
    RateLimits,
    Visitors,
    { provide: APP_PIPE, useClass: SchemaPipe },
    { provide: APP_INTERCEPTOR, useClass: UploadsInterceptor },
    { provide: APP_INTERCEPTOR, useClass: QueryInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
    { provide: APP_FILTER, useExisting: ProblemsFilter },
  ],
  exports: [Frames, KeptForms, PageCache, PageRenderer, ProblemsFilter, RateLimits, Visitors],
})
export class HttpModule {}
