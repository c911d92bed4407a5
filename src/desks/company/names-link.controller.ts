import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { NamesLinkPages } from './names-link.pages';

/** The page on which somebody types names for a company, and sees nothing else of it. */
@Controller('companies/names/:secret')
@Allow('secret')
export class NamesLinkController {
  constructor(private readonly pages: NamesLinkPages) {}

  @Get()
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
  ): Promise<Page> {
    return this.pages.show({ actor, language, secret, values: {} });
  }

  @Post()
  name(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.name({ actor, language, secret, values: readValues(body) });
  }
}
