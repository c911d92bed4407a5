import { Global, Module } from '@nestjs/common';
import { Documents } from './documents';

/** Gives one Documents a process; its threads start with the first file. */
@Global()
@Module({ providers: [{ provide: Documents, useFactory: () => new Documents() }], exports: [Documents] })
export class DocumentsModule {}
