import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, type Reply, RequestLanguage } from '../../platform/http';
import { ClassLessonsPages } from './class-lessons.pages';
import { CourseBooklets } from './course-booklets';
import { LessonsPages } from './lessons.pages';
import { LessonsReader } from './lessons.reader';

/** The lessons of a class as staff see them: how far its people have come, and what they read. */
@Controller('teach/classes/:code/lessons')
export class ClassLessonsController {
  constructor(
    private readonly reader: LessonsReader,
    private readonly pages: LessonsPages,
    private readonly progress: ClassLessonsPages,
    private readonly booklets: CourseBooklets,
  ) {}

  @Get()
  @Allow('coordinator', 'manager', 'instructor')
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @RequestLanguage() language: Language,
  ): Promise<Page> {
    return this.progress.show(actor, await this.reader.preview(actor, code), language);
  }

  /** The whole course on paper, in the language of the page or another. */
  @Get('booklet')
  @Allow('coordinator', 'manager', 'instructor')
  async booklet(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @RequestLanguage() language: Language,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return this.booklets.send(await this.reader.preview(actor, code), language, reply);
  }

  @Get(':slug')
  @Allow('coordinator', 'manager', 'instructor')
  async lesson(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('slug') slug: string,
    @RequestLanguage() language: Language,
  ): Promise<Page> {
    return this.pages.lesson(await this.reader.preview(actor, code), language, slug);
  }

  @Get(':slug/:part')
  @Allow('coordinator', 'manager', 'instructor')
  async part(
    @CurrentActor() actor: Actor,
    @Param() { code, slug, part }: Record<'code' | 'slug' | 'part', string>,
    @RequestLanguage() language: Language,
    @Query() query: object,
  ): Promise<Page> {
    return this.pages.part(await this.reader.preview(actor, code), language, slug, part, query);
  }
}
