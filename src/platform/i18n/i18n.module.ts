import { Global, Module } from '@nestjs/common';
import { Config } from '../config';
import { Formats } from './formats';
import { Texts } from './texts';

/** Gives every part the texts and the formats. */
@Global()
@Module({
  providers: [
    {
      provide: Texts,
      inject: [Config],
      useFactory: (config: Config) => new Texts(config.environment !== 'production'),
    },
    { provide: Formats, inject: [Texts], useFactory: (texts: Texts) => new Formats(texts) },
  ],
  exports: [Texts, Formats],
})
export class I18nModule {}
