import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer';

/** Gives every part the way to the mail server. */
@Global()
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
