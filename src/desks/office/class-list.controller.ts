import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { ClassListPages, type ClassListQuery } from './class-list.pages';

/** The classes of the own organisation. */
@Controller('office')
export class ClassListController {
  constructor(private readonly pages: ClassListPages) {}

  @Get('classes')
  @Allow('coordinator', 'manager', 'instructor')
  list(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Query() query: ClassListQuery,
  ): Promise<Page> {
    return this.pages.list(actor, language, query);
  }
}
