import { Controller, Get, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { PeopleListPages, type PeopleListQuery } from './people-list.pages';

/** The people of all classes that are not over. */
@Controller('office/people/list')
@Allow('coordinator', 'manager')
export class PeopleListController {
  constructor(private readonly pages: PeopleListPages) {}

  @Get()
  list(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query() query: PeopleListQuery,
  ): Promise<Page> {
    return this.pages.list(actor, language, query);
  }
}
