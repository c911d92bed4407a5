import { Controller, Get, Header, Param, Query, UseGuards } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { isLanguage } from '../shared/locale';
import { Samples } from '../notifications';
import { Allow, page, type Page } from '../platform/http';
import { DevOnlyGuard } from './dev-only.guard';
import { MAIL_POLICY } from './mailbox.controller';
import { samplesModel } from './mailbox.presenter';

/** Every mail and SMS with invented data, in every language, for those who write and translate them. */
@Controller('dev/mail/samples')
@UseGuards(DevOnlyGuard)
@Allow('public')
export class SamplesController {
  constructor(private readonly samples: Samples) {}

  @Get()
  list(@Query('language') wish?: string): Page {
    const language = isLanguage(wish) ? wish : 'en';
    const model = samplesModel(this.samples.write(language), language);
    return page('dev/samples', model, { layout: 'plain', private: true, title: 'Samples of all messages' });
  }

  /** @throws NotFoundError */
  @Get(':language/:message')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', MAIL_POLICY)
  html(@Param('language') language: string, @Param('message') message: string): string {
    const found = isLanguage(language)
      ? this.samples.write(language).find((sample) => sample.message === message)
      : undefined;
    if (!found) throw new NotFoundError('sample');
    return found.html;
  }
}
