import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { Clock } from '../../platform/clock';
import { Allow, CurrentActor, NeverReplayed, parseBody, parseForm, redirect, type Redirect } from '../../platform/http';
import { Progress } from '../../learning';
import { DoneForm, MarksForm } from './lessons.forms';
import { partPath } from './lessons.presenter';
import { lessonAt, LessonsReader } from './lessons.reader';

/** What was done of lessons: by the button that goes on, or told later by a phone that had no internet. */
@Controller('places/:secret/lessons')
export class ProgressController {
  constructor(
    private readonly reader: LessonsReader,
    private readonly progress: Progress,
    private readonly clock: Clock,
  ) {}

  /** Told again, the earliest time of each part stays. */
  @Post('progress')
  @HttpCode(204)
  @Allow('secret')
  @NeverReplayed()
  async keep(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<void> {
    const { items, sentAt } = parseBody(MarksForm, body);
    const course = await this.reader.own(actor);
    if (!course?.enrolment) throw new NotFoundError('page');
    const marks = items.map(({ block, at }) => ({ block, at: new Date(at) }));
    const sent = sentAt === undefined ? undefined : new Date(sentAt);
    await this.progress.keep(course.enrolment, course.version?.lessons ?? [], marks, sent);
  }

  /** The part is done: on to the next, or back to the lesson. */
  @Post(':slug/:part')
  @Allow('secret')
  async done(
    @CurrentActor() actor: Actor,
    @Param() { secret, slug }: Record<'secret' | 'slug', string>,
    @Body() body: unknown,
  ): Promise<Redirect> {
    const course = await this.reader.own(actor);
    if (!course?.enrolment) return redirect(`/places/${secret}`);
    const lesson = lessonAt(course, slug);
    const form = parseForm(DoneForm, body);
    const at = form.ok ? lesson.blocks.findIndex(({ id }) => id === form.value.block) : -1;
    if (form.ok && at >= 0)
      await this.progress.keep(course.enrolment, [lesson], [{ block: form.value.block, at: this.clock.now() }]);
    const more = at >= 0 && at + 1 < lesson.blocks.length;
    return redirect(more ? partPath(course, lesson, at + 2) : `${course.base}/${slug}`);
  }
}
