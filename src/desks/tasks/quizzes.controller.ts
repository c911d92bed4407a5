import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Quizzes } from '../../learning';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { readAnswer } from './answer-form';
import { TasksPages } from './tasks.pages';
import { companionOf, TasksReader } from './tasks.reader';

type Where = Record<'secret' | 'quiz' | 'who', string>;
const pathOf = ({ secret, quiz, who }: Where): string => `/places/${secret}/quizzes/${quiz}/${who}`;

/** Questions with an answer at once, one on a page. */
@Controller('places/:secret/quizzes/:quiz')
export class QuizzesController {
  constructor(
    private readonly reader: TasksReader,
    private readonly quizzes: Quizzes,
    private readonly pages: TasksPages,
  ) {}

  @Get()
  @Allow('secret')
  async who(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() where: Where,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    return this.pages.who(place, language, `/places/${where.secret}/quizzes/${where.quiz}`);
  }

  @Get(':who')
  @Allow('secret')
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() where: Where,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const place = await this.reader.own(actor);
    const open = await this.quizzes.open(place, companionOf(place, where.who), where.quiz);
    // What is right is told after an answer only.
    const answered = open.latest?.given.find(({ questionId }) => questionId === query['after']);
    const question = open.quiz.questions.find(({ id }) => id === answered?.questionId);
    if (question && answered) {
      return this.pages.feedback(place, language, open, { question, right: answered.right }, pathOf(where));
    }
    const again = query['again'] === 'yes' && open.running === undefined && open.left !== 0;
    return again
      ? this.pages.again(place, language, open, pathOf(where))
      : this.pages.quiz(place, language, open, pathOf(where));
  }

  @Post(':who')
  @Allow('secret')
  async answer(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() where: Where,
    @Body() body: Record<string, unknown> | null,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    const companion = companionOf(place, where.who);
    const open = await this.quizzes.open(place, companion, where.quiz);
    const question = open.quiz.questions.find(({ id }) => id === body?.['question']);
    if (!question) return redirect(pathOf(where));
    const read = readAnswer(question, body ?? {});
    if ('errors' in read) return this.pages.quiz(place, language, open, pathOf(where), read);
    const to = { questionId: question.id, number: Number(body?.['try']) || undefined };
    try {
      await this.quizzes.answer(place, companion, where.quiz, to, read.answer);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'no_tries_left') throw error;
      return redirect(pathOf(where));
    }
    return redirect(`${pathOf(where)}?after=${question.id}`);
  }
}
