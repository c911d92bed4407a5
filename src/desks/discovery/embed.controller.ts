import { Controller, Get, Param } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { EmbedPages } from './embed.pages';

/** The list of an organisation's courses for its own site, and the page of the office that says how to put it there. */
@Controller()
export class EmbedController {
  constructor(private readonly pages: EmbedPages) {}

  @Get('embed/:organisation')
  @Allow('public')
  list(@RequestLanguage() language: Language, @Param('organisation') slug: string): Promise<Page> {
    return this.pages.list(language, slug);
  }

  @Get('office/embed')
  @Allow('coordinator', 'manager')
  how(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.how(actor, language);
  }
}
