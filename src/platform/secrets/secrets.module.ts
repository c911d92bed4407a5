import { Global, Module } from '@nestjs/common';
import { Links } from './links';
import { Vault } from './vault';

/** Gives every part the keys' two uses. */
@Global()
@Module({ providers: [Links, Vault], exports: [Links, Vault] })
export class SecretsModule {}
