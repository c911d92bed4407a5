import { Global, Module } from '@nestjs/common';
import { Config } from '../config';
import { I18nModule, Texts } from '../i18n';
import { Assets } from './assets';
import { Views } from './views';

/** Gives every part the compiled views and the files of public/. */
@Global()
@Module({
  imports: [I18nModule],
  providers: [
    { provide: Assets, useFactory: () => new Assets() },
    {
      provide: Views,
      inject: [Texts, Assets, Config],
      useFactory: (texts: Texts, assets: Assets, config: Config) =>
        new Views(texts, assets, { publicUrl: config.publicUrl }),
    },
  ],
  exports: [Assets, Views],
})
export class ViewsModule {}
