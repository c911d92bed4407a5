import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, Described, type Reply, RequestLanguage } from '../platform/http';
import { asBooklet, BookletQuery } from './booklets.forms';
import { BOOKLETS_API } from './booklets.openapi';
import { Booklets } from './booklets.service';
import { OwnTasks } from './own-tasks.service';
import { Tracks } from '../tracks';

/** Courses as files to print. */
@Described(BOOKLETS_API)
@Controller('api/v1')
export class BookletsApi {
  constructor(
    private readonly booklets: Booklets,
    private readonly tasks: OwnTasks,
    private readonly tracks: Tracks,
  ) {}

  @Get('courses/:course/material/booklet')
  @Allow('instructor', 'coordinator', 'manager')
  async ofCourse(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Query({ schema: BookletQuery }) { language, version }: BookletQuery,
    @RequestLanguage() spoken: Language,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return asBooklet(reply, await this.booklets.ofCourse(actor, course, language ?? spoken, version));
  }

  /** What a learner's class goes by, with the secret of the own link. */
  @Get('enrolments/:id/booklet')
  @Allow('secret', 'coordinator', 'manager')
  async own(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: BookletQuery }) { language }: BookletQuery,
    @RequestLanguage() spoken: Language,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const { version } = await this.tasks.of(actor, id);
    const course = await this.tracks.getCourse(version.courseId);
    return asBooklet(reply, await this.booklets.ofVersion(course, version, language ?? spoken));
  }
}
