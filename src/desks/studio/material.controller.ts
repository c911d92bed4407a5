import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { MaterialDeeds } from './material-deeds';
import { MaterialPages } from './material.pages';
import { RubricPages } from './rubric.pages';

/** The material of courses: what there is, and in which order. */
@Controller('teach/material')
@Allow('instructor', 'coordinator', 'manager')
export class MaterialController {
  constructor(
    private readonly pages: MaterialPages,
    private readonly deeds: MaterialDeeds,
    private readonly rubric: RubricPages,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.list(actor, language);
  }

  @Get(':course')
  course(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
  ): Promise<Page> {
    return this.pages.course(actor, language, course);
  }

  @Post(':course')
  change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.deeds.onCourse(actor, language, course, body);
  }

  @Get(':course/rubric')
  criteria(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
  ): Promise<Page> {
    return this.rubric.open(actor, language, course);
  }

  @Post(':course/rubric')
  saveCriteria(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.rubric.save(actor, language, course, body);
  }
}
