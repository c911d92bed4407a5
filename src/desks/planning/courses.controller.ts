import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { CourseForms } from './course-forms.service';

/** Courses are made, copied and changed. */
@Controller('office/plan/courses')
@Allow('coordinator', 'manager')
export class PlanCoursesController {
  constructor(private readonly forms: CourseForms) {}

  @Get('new')
  blank(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Query() query: { track?: string; copy?: string },
  ): Promise<Page> {
    return this.forms.blank(actor, language, query);
  }

  @Post('new')
  create(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.forms.create(actor, language, body);
  }

  @Get(':course')
  open(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
  ): Promise<Page> {
    return this.forms.open(actor, language, course);
  }

  @Post(':course')
  change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.forms.change(actor, language, course, body);
  }
}
