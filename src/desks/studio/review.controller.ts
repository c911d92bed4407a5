import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Redirect, RequestLanguage } from '../../platform/http';
import { ReviewPages } from './review.pages';

type Answer = Promise<Page | Redirect>;

/** Material is read by a colleague and published; what was published stays in a list. */
@Controller('teach/material/:course')
@Allow('instructor', 'coordinator', 'manager')
export class StudioReviewController {
  constructor(private readonly pages: ReviewPages) {}

  @Get('review')
  review(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('course') course: string): Answer {
    return this.pages.review(actor, language, course);
  }

  @Post('review')
  answer(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Answer {
    return this.pages.answer(actor, language, course, body);
  }

  @Get('versions')
  versions(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
  ): Promise<Page> {
    return this.pages.versions(actor, language, course);
  }

  @Post('versions')
  withdraw(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('course') course: string,
    @Body() body: unknown,
  ): Answer {
    return this.pages.withdraw(actor, language, course, body);
  }
}
