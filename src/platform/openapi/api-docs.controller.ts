import { Controller, Get, Header } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '../../shared/locale';
import { Config } from '../config';
import { Allow, page, type Page, RequestLanguage } from '../http';
import { Texts } from '../i18n';
import { ApiDocument } from './api-document';
import { docsModel } from './api-docs.presenter';

/** The API's description: for programs, and as a page. */
@Controller('api')
@Allow('public')
export class ApiDocsController {
  constructor(
    private readonly document: ApiDocument,
    private readonly config: Config,
    private readonly texts: Texts,
  ) {}

  @Get('openapi.json')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, max-age=60')
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  show(@RequestLanguage() language: Language): Page {
    const model = docsModel(this.document.get(), this.config.publicUrl);
    return page('api/docs', model, {
      layout: 'plain',
      title: this.texts.t(language, 'api.title'),
      context: { label: 'api.label' },
    });
  }
}
