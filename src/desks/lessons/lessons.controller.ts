import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  redirect,
  type Redirect,
  type Reply,
  RequestLanguage,
} from '../../platform/http';
import { CourseBooklets } from './course-booklets';
import { LessonsPages } from './lessons.pages';
import { type Course, LessonsReader } from './lessons.reader';

/** Lessons behind a secret link, one thing a page. Who has no place finds the own page instead. */
@Controller('places/:secret/lessons')
export class LessonsController {
  constructor(
    private readonly reader: LessonsReader,
    private readonly pages: LessonsPages,
    private readonly booklets: CourseBooklets,
  ) {}

  @Get()
  @Allow('secret')
  index(
    @CurrentActor() actor: Actor,
    @Param('secret') secret: string,
    @RequestLanguage() language: Language,
  ): Promise<Page | Redirect> {
    return this.shown(actor, secret, (course) => this.pages.index(course, language));
  }

  /** The whole course on paper. */
  @Get('booklet')
  @Allow('secret')
  async booklet(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return this.booklets.send(await this.reader.own(actor), language, reply);
  }

  @Get(':slug')
  @Allow('secret')
  lesson(
    @CurrentActor() actor: Actor,
    @Param() { secret, slug }: Record<'secret' | 'slug', string>,
    @RequestLanguage() language: Language,
  ): Promise<Page | Redirect> {
    return this.shown(actor, secret, (course) => this.pages.lesson(course, language, slug));
  }

  @Get(':slug/:part')
  @Allow('secret')
  part(
    @CurrentActor() actor: Actor,
    @Param() { secret, slug, part }: Record<'secret' | 'slug' | 'part', string>,
    @RequestLanguage() language: Language,
    @Query() query: object,
  ): Promise<Page | Redirect> {
    return this.shown(actor, secret, (course) => this.pages.part(course, language, slug, part, query));
  }

  private async shown(
    actor: Actor,
    secret: string,
    show: (course: Course) => Page | Promise<Page>,
  ): Promise<Page | Redirect> {
    const course = await this.reader.own(actor);
    return course ? show(course) : redirect(`/places/${secret}`);
  }
}
