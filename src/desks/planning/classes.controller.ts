import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassForms } from './class-forms.service';
import { PublicationPages } from './publication.pages';
import type { Values } from './values';

type Answer = Promise<Page | Redirect>;

/** Classes are planned, copied and changed. */
@Controller('office/plan/classes')
@Allow('coordinator', 'manager')
export class PlanClassesController {
  constructor(
    private readonly forms: ClassForms,
    private readonly pages: PublicationPages,
  ) {}

  @Get('new')
  blank(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Query() query: Values): Answer {
    return this.forms.blank(actor, language, query);
  }

  @Post('new')
  create(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Body() body: unknown): Answer {
    return this.forms.create(actor, language, body);
  }

  @Get(':code')
  open(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('code') code: string): Answer {
    return this.forms.open(actor, language, code);
  }

  @Post(':code')
  change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Answer {
    return this.forms.change(actor, language, code, body);
  }

  @Get(':code/copy')
  copy(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('code') code: string) {
    return this.pages.copy(actor, language, code);
  }

  @Get(':code/publication')
  ask(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('code') code: string): Answer {
    return this.pages.ask(actor, language, code);
  }

  @Post(':code/publication')
  publish(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Answer {
    return this.pages.publish(actor, language, code, body);
  }
}
