import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { DoorPages } from './door.pages';
import { DoorSteps, type Sent } from './door.steps';

/** Enrols somebody who came to the door. Names are never in an address, so each step is a form of the same address. */
@Controller('office/enrol')
@Allow('coordinator', 'manager')
export class DoorController {
  constructor(
    private readonly steps: DoorSteps,
    private readonly pages: DoorPages,
  ) {}

  @Get()
  begin(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query('class') group: string | undefined,
  ): Promise<Page> {
    return this.pages.find(actor, language, { group });
  }

  @Post()
  next(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() sent: Sent | null,
  ): Promise<Page | Redirect> {
    const step = sent?.['step'];
    if (step === 'enrol') return this.steps.enrol(actor, language, sent ?? {});
    return step === 'choose'
      ? this.steps.choose(actor, language, sent ?? {})
      : this.steps.find(actor, language, sent ?? {});
  }

  @Get('done/:id')
  done(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.pages.result(actor, language, id);
  }
}
