import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { SaleSharing } from './sale-sharing';

/** The office writes down, for somebody who asks it to, what the own company may see. */
@Controller('office/companies/:id/names/:enrolmentId/sharing')
@Allow('coordinator', 'manager')
export class SaleSharingController {
  constructor(private readonly sharing: SaleSharing) {}

  @Get()
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Param('enrolmentId') enrolmentId: string,
  ): Promise<Page> {
    return this.sharing.show({ actor, language, id, values: {} }, enrolmentId);
  }

  @Post()
  say(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Param('enrolmentId') enrolmentId: string,
    @Body() body: unknown,
  ): Promise<Redirect> {
    return this.sharing.say({ actor, language, id, values: readValues(body) }, enrolmentId);
  }
}
