import { Global, Module } from '@nestjs/common';
import { Sms } from './sms';

/** Gives every part the way to the SMS gateway. */
@Global()
@Module({ providers: [Sms], exports: [Sms] })
export class SmsModule {}
