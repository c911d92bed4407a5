import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { SaleNames } from './sale-names';
import { SalesPages } from './sales.pages';

type Answer = Promise<Page | Redirect>;

/** A company's people, named and changed by the office for a company that phoned. */
@Controller('office/companies/:id/names')
@Allow('coordinator', 'manager', 'accountant')
export class SaleNamesController {
  constructor(
    private readonly pages: SalesPages,
    private readonly names: SaleNames,
  ) {}

  @Post()
  name(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Answer {
    return this.names.name({ actor, language, id, values: readValues(body) });
  }

  @Get(':enrolmentId')
  person(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Param('enrolmentId') enrolmentId: string,
  ): Promise<Page> {
    return this.pages.person({ actor, language, id, values: {} }, enrolmentId);
  }

  @Post(':enrolmentId')
  change(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Param('enrolmentId') enrolmentId: string,
    @Body() body: unknown,
  ): Answer {
    return this.names.change({ actor, language, id, values: readValues(body) }, enrolmentId);
  }
}
