import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Reply, RequestLanguage } from '../../platform/http';
import { asBooklet, BookletQuery, Booklets } from '../../learning';

/** A course on paper, as it is written now or as a version of it. */
@Controller('teach/material/:course/booklet')
@Allow('instructor', 'coordinator', 'manager')
export class StudioPaperController {
  constructor(private readonly booklets: Booklets) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() spoken: Language,
    @Param('course') course: string,
    @Query() query: object,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const { language = spoken, version } = BookletQuery.safeParse(query).data ?? {};
    return asBooklet(reply, await this.booklets.ofCourse(actor, course, language, version));
  }
}
