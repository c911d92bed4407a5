import { Controller, Get } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import { Texts } from '../i18n';
import { Allow, RequestLanguage } from './allow';
import { page, type Page } from './page';

/** The page that the offline worker of public/ keeps for the time without internet. */
@Controller('offline')
export class OfflineController {
  constructor(private readonly texts: Texts) {}

  @Get()
  @Allow('public')
  show(@RequestLanguage() language: Language): Page {
    return page('errors/offline', {}, { title: this.texts.t(language, 'errors.offline.title'), cached: true });
  }
}
