import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { TrackForms } from './track-forms.service';

/** Tracks are made and changed. */
@Controller('office/plan/tracks')
@Allow('coordinator', 'manager')
export class PlanTracksController {
  constructor(private readonly forms: TrackForms) {}

  @Get('new')
  blank(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    return this.forms.blank(actor, language);
  }

  @Post('new')
  create(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.forms.create(actor, language, body);
  }

  @Get(':track')
  open(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('track') track: string,
  ): Promise<Page> {
    return this.forms.open(actor, language, track);
  }

  @Post(':track')
  change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('track') track: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.forms.change(actor, language, track, body);
  }
}
