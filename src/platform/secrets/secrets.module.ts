import { Global, Module } from '@nestjs/common';
import { Links } from './links';
import { SealedFields } from './sealed-fields';
import { Vault } from './vault';

/** Gives every part the keys' two uses. */
@Global()
@Module({ providers: [Links, SealedFields, Vault], exports: [Links, SealedFields, Vault] })
export class SecretsModule {}
