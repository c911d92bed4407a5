import { Global, Module } from '@nestjs/common';
import { Audits } from './audits';

/** Gives every part the one list of checks. */
@Global()
@Module({ providers: [Audits], exports: [Audits] })
export class AuditsModule {}
