import { Module } from '@nestjs/common';
import { ApiDocument } from './api-document';
import { ApiDocsController } from './api-docs.controller';

@Module({ controllers: [ApiDocsController], providers: [ApiDocument], exports: [ApiDocument] })
export class OpenApiModule {}
