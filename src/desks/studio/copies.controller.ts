import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { CopiesPages } from './copies.pages';

/** Lessons are copied from a partner. */
@Controller('teach/material/:course/copies')
@Allow('instructor', 'coordinator', 'manager')
export class StudioCopiesController {
  constructor(private readonly pages: CopiesPages) {}

  @Get()
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
  ): Promise<Page> {
    return this.pages.show(actor, language, course);
  }

  @Post()
  copy(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.copy(actor, language, course, body);
  }
}
