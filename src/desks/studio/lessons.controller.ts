import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { LessonPages } from './lesson.pages';
import { MaterialDeeds } from './material-deeds';

type Answer = Promise<Page | Redirect>;

/** The lessons of a course. */
@Controller('teach/material/:course')
@Allow('instructor', 'coordinator', 'manager')
export class StudioLessonsController {
  constructor(
    private readonly pages: LessonPages,
    private readonly deeds: MaterialDeeds,
  ) {}

  @Get('new')
  blank(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('course') course: string) {
    return this.pages.form(actor, language, course);
  }

  @Post('new')
  create(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Answer {
    return this.pages.save(actor, language, course, body);
  }

  @Get(':lesson')
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson }: { course: string; lesson: string },
  ): Promise<Page> {
    return this.pages.show(actor, language, course, lesson);
  }

  @Post(':lesson')
  change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson }: { course: string; lesson: string },
    @Body() body: unknown,
  ): Answer {
    return this.deeds.onLesson(actor, language, course, lesson, body);
  }

  @Get(':lesson/title')
  head(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson }: { course: string; lesson: string },
  ): Promise<Page> {
    return this.pages.form(actor, language, course, lesson);
  }

  @Post(':lesson/title')
  saveHead(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() { course, lesson }: { course: string; lesson: string },
    @Body() body: unknown,
  ): Answer {
    return this.pages.save(actor, language, course, body, lesson);
  }
}
