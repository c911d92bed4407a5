import { Body, Controller, Get, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, RequestLanguage } from '../../platform/http';
import { PeoplePages } from './people.pages';

/** Looks for a person of the organisation. What is looked for is sent in a form: a name never stands in an address. */
@Controller('office/people')
@Allow('coordinator', 'manager')
export class PeopleController {
  constructor(private readonly pages: PeoplePages) {}

  @Get()
  ask(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.ask(actor, language);
  }

  @Post()
  find(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() sent: Readonly<Record<string, unknown>> | null,
  ): Promise<Page> {
    return this.pages.find(actor, language, sent ?? {});
  }
}
