import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { PartnerPages } from './partner.pages';

/** Seats of a class held for a partner organisation. */
@Controller('office/classes/:code/partners/new')
@Allow('coordinator', 'manager')
export class PartnerController {
  constructor(private readonly pages: PartnerPages) {}

  @Get()
  ask(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.blank(actor, language, code);
  }

  @Post()
  hold(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.hold(actor, language, code, readValues(body));
  }
}
