import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { etagOf } from '../shared/if-match';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described, OperationId, type Reply } from '../platform/http';
import { CatalogueLists } from './catalogue-lists.service';
import { Planning } from './planning.service';
import {
  type CourseChange,
  CourseChangeForm,
  type CourseList,
  CourseListQuery,
  type NewCourse,
  NewCourseForm,
} from './tracks.forms';
import { courseJson } from './tracks.presenter';
import { Tracks } from './tracks.service';
import { COURSES } from './tracks.openapi';

/** Courses as JSON. */
@Described(COURSES)
@Controller('api/v1/courses')
export class CoursesApi {
  constructor(
    private readonly tracks: Tracks,
    private readonly planning: Planning,
    private readonly lists: CatalogueLists,
  ) {}

  @Get()
  @Allow('public')
  async list(@Query({ schema: CourseListQuery }) query: CourseList): Promise<Listed<object>> {
    const { items, next } = await this.lists.courses(query);
    return { items: items.map(courseJson), next };
  }

  @Get(':course')
  @Allow('public')
  async get(@Param('course') name: string, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    const course = await this.tracks.getCourse(name);
    void reply.header('etag', etagOf(course.version));
    return courseJson(course);
  }

  @Post()
  @Allow('manager', 'coordinator')
  async create(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Body({ schema: NewCourseForm }) input: NewCourse,
  ): Promise<object> {
    return courseJson(await this.planning.createCourse(actor, operationId, input));
  }

  @Patch(':course')
  @Allow('manager', 'coordinator')
  async change(
    @CurrentActor() actor: Actor,
    @Param('course') name: string,
    @Body({ schema: CourseChangeForm }) input: CourseChange,
    @Headers('if-match') ifMatch?: string,
  ): Promise<object> {
    return courseJson(await this.planning.changeCourse(actor, name, input, ifMatch));
  }
}
