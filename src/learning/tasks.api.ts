import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../shared/actor';
import { Allow, bytesOf, CurrentActor, Described, parseBody, TakesFile } from '../platform/http';
import { Handworks } from './handworks.service';
import { OwnTasks } from './own-tasks.service';
import { Quizzes } from './quizzes.service';
import { TaskOverview } from './task-overview.service';
import { AnswerBody, PHOTO_BYTES, PhotoBody, PieceBody } from './tasks.forms';
import { answeredJson, TASKS_API, tasksJson, TaskWords } from './tasks.openapi';

/** What learners answer and make, as JSON: with the secret of the own link, or by staff who help. */
@Described(TASKS_API)
@Controller('api/v1/enrolments/:id')
@Allow('secret', 'coordinator', 'manager')
export class TasksApi {
  constructor(
    private readonly tasks: OwnTasks,
    private readonly quizzes: Quizzes,
    private readonly handworks: Handworks,
    private readonly overview: TaskOverview,
    private readonly words: TaskWords,
  ) {}

  @Get('tasks')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return tasksJson(await this.overview.of(await this.tasks.of(actor, id)), this.words);
  }

  @Post('quizzes/:quiz/answers')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('quiz') quiz: string,
    @Body({ schema: AnswerBody }) { companion, questionId, answer, ...body }: z.infer<typeof AnswerBody>,
  ): Promise<object> {
    const own = await this.tasks.of(actor, id);
    return answeredJson(await this.quizzes.answer(own, companion, quiz, { questionId, number: body.try }, answer));
  }

  @Put('handwork/:task')
  async say(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body({ schema: PieceBody }) { companion, brought, words }: z.infer<typeof PieceBody>,
  ): Promise<object> {
    const own = await this.tasks.of(actor, id);
    await this.handworks.say(own, companion, task, { brought: brought ?? false, words: words || undefined });
    return tasksJson(await this.overview.of(own), this.words);
  }

  @Post('handwork/:task/photos')
  @TakesFile(PHOTO_BYTES)
  async addPhoto(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body({ schema: PhotoBody }) body: unknown,
  ): Promise<object> {
    const { companion, file } = parseBody(PhotoBody, body);
    const own = await this.tasks.of(actor, id);
    await this.handworks.addPhoto(own, companion, task, bytesOf(file));
    return tasksJson(await this.overview.of(own), this.words);
  }

  @Delete('handwork/:task/:companion/photos/:photo')
  async removePhoto(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('task') task: string,
    @Param('companion') companion: string,
    @Param('photo') photo: string,
  ): Promise<object> {
    const own = await this.tasks.of(actor, id);
    await this.handworks.removePhoto(own, Number(companion), task, photo);
    return tasksJson(await this.overview.of(own), this.words);
  }
}
