import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import { Allow, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { CataloguePages } from './catalogue.pages';

/** What everybody may look at: home, the catalogue, courses and tracks. All pages are the same for everybody. */
@Controller()
export class CatalogueController {
  constructor(private readonly pages: CataloguePages) {}

  @Get()
  @Allow('public')
  home(@RequestLanguage() language: Language, @Query() query: Record<string, unknown>): Promise<Page> {
    return this.pages.home(language, query);
  }

  @Get('courses')
  @Allow('public')
  courses(@RequestLanguage() language: Language, @Query() query: Record<string, unknown>): Promise<Page> {
    return this.pages.courses(language, query);
  }

  @Get('courses/:course')
  @Allow('public')
  course(@RequestLanguage() language: Language, @Param('course') slug: string): Promise<Page> {
    return this.pages.course(language, slug);
  }

  @Get('tracks/:track')
  @Allow('public')
  track(@RequestLanguage() language: Language, @Param('track') slug: string): Promise<Page> {
    return this.pages.track(language, slug);
  }

  /** A code from a notice on a wall leads to the course's page, to this group. */
  @Get('classes/:class')
  @Allow('public')
  async group(@Param('class') code: string): Promise<Redirect> {
    const { course, group } = await this.pages.groupOf(code);
    return redirect(`/courses/${course}#${group}`);
  }
}
