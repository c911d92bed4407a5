import { Global, Module } from '@nestjs/common';
import { Logger } from './logger';

/** Gives every part the process's logger. */
@Global()
@Module({ providers: [Logger], exports: [Logger] })
export class LoggingModule {}
