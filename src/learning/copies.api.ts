import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described } from '../platform/http';
import { Copies } from './copies.service';
import { CopyForm, type CopyInput } from './drafts.forms';
import { COPIES } from './drafts.openapi';
import { materialJson } from './drafts.presenter';
import { Drafts } from './drafts.service';

/** Lessons of partners, as JSON. */
@Described(COPIES)
@Controller('api/v1/courses/:course/material/copies')
@Allow('instructor', 'coordinator', 'manager')
export class CopiesApi {
  constructor(
    private readonly copies: Copies,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('course') name: string): Promise<Listed<object>> {
    const items = (await this.copies.offered(actor, name)).map(({ course, credit, version }) => ({
      courseId: course.id,
      slug: course.slug,
      title: course.title,
      credit,
      lessons: version.lessons.map(({ id, title }) => ({ id, title })),
    }));
    return { items, next: null };
  }

  @Post()
  @HttpCode(200)
  async copy(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Body({ schema: CopyForm }) { from, lesson }: CopyInput,
  ): Promise<object> {
    await this.copies.copy(actor, course, from, lesson);
    return materialJson(await this.drafts.read(actor, course));
  }
}
