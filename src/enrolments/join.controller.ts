import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { Allow, type Page, redirect, type Redirect, type Reply, type Request, RequestLanguage } from '../platform/http';
import { JoinCookie } from './join-cookie';
import { JoinDrafts } from './join-drafts.service';
import { JoinFlow } from './join-flow.service';
import { JoinPages } from './join-pages';
import { nextStep, questionOf, readStep } from './join-steps';

/** The short steps of joining: one question a page, each answer kept before the next. */
@Controller('classes/:code/join')
export class JoinController {
  constructor(
    private readonly flow: JoinFlow,
    private readonly drafts: JoinDrafts,
    private readonly cookie: JoinCookie,
    private readonly pages: JoinPages,
  ) {}

  @Get()
  @Allow('public')
  begin(@Param('code') code: string, @RequestLanguage() language: Language, @Req() request: Request): Promise<Page> {
    return this.ask(code, 'name', language, request);
  }

  @Get('group')
  @Allow('public')
  async group(
    @Param('code') code: string,
    @RequestLanguage() language: Language,
    @Req() request: Request,
  ): Promise<Page> {
    const { answers } = await this.drafts.find(this.cookie.of(request));
    return this.pages.group(await this.flow.context(code), language, nextStep(answers) === 'check');
  }

  @Get(':step')
  @Allow('public')
  async ask(
    @Param('code') code: string,
    @Param('step') step: string,
    @RequestLanguage() language: Language,
    @Req() request: Request,
    @Query('another') another?: string,
  ): Promise<Page> {
    const context = await this.flow.context(code);
    const draft = await this.drafts.find(this.cookie.of(request));
    const place = another === undefined ? await this.flow.stillIn(draft, context.trainingClass.id) : null;
    if (place) return this.pages.joined(context, language, place);
    const { answers } = draft;
    if (!context.open) return this.pages.result(context, language, answers, { kind: 'closed' });
    return this.pages.question(context, language, questionOf(step), answers);
  }

  @Post(':step')
  @Allow('public')
  async answer(
    @Param('code') code: string,
    @Param('step') name: string,
    @Body() body: unknown,
    @RequestLanguage() language: Language,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Redirect> {
    const step = questionOf(name);
    const context = await this.flow.context(code);
    const draft = await this.drafts.find(this.cookie.of(request));
    const open = `/classes/${context.trainingClass.code}/join`;
    // A page from before: its answer would begin a second journey in the middle.
    if (step !== 'name' && (await this.flow.stillIn(draft, context.trainingClass.id))) return redirect(`${open}/check`);
    const result = readStep(step, body, context.organisation.country);
    if (!result.ok) return this.pages.question(context, language, step, draft.answers, result);
    const answers = { ...draft.answers, ...result.answers };
    await this.drafts.save(draft, answers);
    this.cookie.set(reply, draft.key);
    return redirect(`${open}/${nextStep(answers)}`);
  }
}
