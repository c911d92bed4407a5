import { Global, Module } from '@nestjs/common';
import { Sweeps } from './sweeps';

/** Gives every part the one list of sweeps. */
@Global()
@Module({ providers: [Sweeps], exports: [Sweeps] })
export class SweepsModule {}
