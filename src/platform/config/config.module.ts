import { Global, Module } from '@nestjs/common';
import { Config, loadConfig } from './config';

/** Gives every part the checked settings of this process. */
@Global()
@Module({ providers: [{ provide: Config, useFactory: () => loadConfig(process.env) }], exports: [Config] })
export class ConfigModule {}
