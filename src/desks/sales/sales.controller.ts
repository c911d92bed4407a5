import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { SalesDeeds } from './sales-deeds';
import { SalesPages } from './sales.pages';
import type { SaleListQuery } from './sales.reader';

type Answer = Promise<Page | Redirect>;

/** What companies ask for, as the office answers it: requests, quotes, bookings and their people. */
@Controller('office/companies')
@Allow('coordinator', 'manager', 'accountant')
export class SalesController {
  constructor(
    private readonly pages: SalesPages,
    private readonly deeds: SalesDeeds,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query() query: SaleListQuery,
  ): Promise<Page> {
    return this.pages.list(actor, language, query);
  }

  @Get(':id')
  show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language, @Param('id') id: string): Answer {
    return this.pages.show({ actor, language, id, values: {} });
  }

  @Post(':id/quotes')
  quote(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.quote({ actor, language, id, values: readValues(body) });
  }

  @Post(':id/remarks')
  remark(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.remark({ actor, language, id, values: readValues(body) });
  }

  /** What needs no more than a button or one field: the quote is sent, accepted by phone; the request is closed; the booking changes. */
  @Post(':id/steps')
  step(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.step({ actor, language, id, values: readValues(body) });
  }
}
