import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described, EmptyBody, OperationId } from '../platform/http';
import { type LessonChange, LessonChangeForm, type NewLesson, NewLessonForm } from './drafts.forms';
import { LESSONS } from './drafts.openapi';
import { lessonJson, lessonLineJson } from './drafts.presenter';
import { Drafts, lessonIn } from './drafts.service';
import { Lessons } from './lessons.service';

/** Lessons that are being written, as JSON. */
@Described(LESSONS)
@Controller('api/v1')
@Allow('instructor', 'coordinator', 'manager')
export class LessonsApi {
  constructor(
    private readonly drafts: Drafts,
    private readonly lessons: Lessons,
  ) {}

  @Get('courses/:course/lessons')
  async list(@CurrentActor() actor: Actor, @Param('course') course: string): Promise<Listed<object>> {
    const { lessons } = await this.drafts.read(actor, course);
    return { items: lessons.map(lessonLineJson), next: null };
  }

  @Post('courses/:course/lessons')
  async create(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('course') course: string,
    @Body({ schema: NewLessonForm }) input: NewLesson,
  ): Promise<object> {
    return lessonJson(await this.lessons.add(actor, operationId, course, input));
  }

  @Get('lessons/:id')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return lessonJson(lessonIn(await this.drafts.read(actor, await this.drafts.courseOf(actor, id)), id));
  }

  @Patch('lessons/:id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: LessonChangeForm }) input: LessonChange,
  ): Promise<object> {
    return lessonJson(await this.lessons.change(actor, await this.drafts.courseOf(actor, id), id, input));
  }

  @Delete('lessons/:id')
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return lessonJson(await this.lessons.setGone(actor, await this.drafts.courseOf(actor, id), id, true));
  }

  @Post('lessons/:id/restoration')
  @HttpCode(200)
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _body: object,
  ): Promise<object> {
    return lessonJson(await this.lessons.setGone(actor, await this.drafts.courseOf(actor, id), id, false));
  }
}
