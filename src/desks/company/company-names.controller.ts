import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { CompanyDeeds } from './company-deeds';
import { CompanyDeskPages } from './company-desk.pages';

type Answer = Promise<Page | Redirect>;

/** A company's people: named one by one or many at once, changed and taken off. */
@Controller('companies/desk/:secret/names')
@Allow('secret')
export class CompanyNamesController {
  constructor(
    private readonly pages: CompanyDeskPages,
    private readonly deeds: CompanyDeeds,
  ) {}

  @Post()
  name(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.name({ actor, language, secret, values: readValues(body) });
  }

  @Get(':enrolmentId')
  person(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('enrolmentId') enrolmentId: string,
  ): Promise<Page> {
    return this.pages.person(actor, language, enrolmentId);
  }

  @Post(':enrolmentId')
  swap(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Param('enrolmentId') enrolmentId: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.swap({ actor, language, secret, values: readValues(body) }, enrolmentId);
  }
}
