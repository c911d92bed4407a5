import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { PaperPages } from './paper.pages';
import type { SheetQuery } from './sheet.presenter';

/** Papers of a class: to sign, for the door, for the wall. */
@Controller('office/classes/:code/lists')
@Allow('coordinator', 'manager', 'instructor')
export class PapersController {
  constructor(private readonly pages: PaperPages) {}

  @Get('sheet')
  sheet(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Query() query: SheetQuery,
  ): Promise<Page> {
    return this.pages.sheet(actor, language, code, query);
  }

  @Get('sign')
  sign(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.sign(actor, language, code);
  }

  @Get('poster')
  poster(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page | Redirect> {
    return this.pages.poster(actor, language, code);
  }
}
