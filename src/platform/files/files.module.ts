import { Global, Module } from '@nestjs/common';
import { Files } from './files';

/** Gives every part the store of finished files. */
@Global()
@Module({ providers: [Files], exports: [Files] })
export class FilesModule {}
