import { Global, Module } from '@nestjs/common';
import { Passwords } from './passwords';

/** Gives every part the hashing of passwords. */
@Global()
@Module({ providers: [Passwords], exports: [Passwords] })
export class PasswordsModule {}
