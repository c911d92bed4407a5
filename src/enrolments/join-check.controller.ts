import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, redirect, type Redirect } from '../platform/http';
import { type Reply, type Request, RequestLanguage } from '../platform/http';
import { JoinCookie } from './join-cookie';
import { JoinDrafts } from './join-drafts.service';
import { JoinFlow } from './join-flow.service';
import { JoinPages } from './join-pages';
import { CheckForm, nextStep } from './join-steps';

/** The last step: all answers once more, and the one binding button. */
@Controller('classes/:code/join/check')
export class JoinCheckController {
  constructor(
    private readonly flow: JoinFlow,
    private readonly drafts: JoinDrafts,
    private readonly cookie: JoinCookie,
    private readonly pages: JoinPages,
  ) {}

  @Get()
  @Allow('public')
  async show(
    @Param('code') code: string,
    @RequestLanguage() language: Language,
    @Req() request: Request,
  ): Promise<Page | Redirect> {
    const context = await this.flow.context(code);
    const draft = await this.drafts.find(this.cookie.of(request));
    const place = await this.flow.stillIn(draft, context.trainingClass.id);
    if (place) return this.pages.joined(context, language, place);
    if (!context.open) return this.pages.result(context, language, draft.answers, { kind: 'closed' });
    const open = nextStep(draft.answers);
    if (open !== 'check') return redirect(`/classes/${context.trainingClass.code}/join/${open}`);
    return this.pages.check(context, language, draft.answers);
  }

  @Post()
  @Allow('public')
  async join(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: unknown,
    @RequestLanguage() language: Language,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Redirect> {
    const context = await this.flow.context(code);
    const { id, code: own } = context.trainingClass;
    const draft = await this.drafts.find(this.cookie.of(request));
    const before = await this.flow.joinedBefore(draft, id);
    if (before) return redirect(`/places/${before}`);
    const open = nextStep(draft.answers);
    if (open !== 'check') return redirect(`/classes/${own}/join/${open}`);
    const form = parseForm(CheckForm, body);
    const { ifFull = 'refuse' as const, freePlace, previousCertificate, criteria } = form.ok ? form.value : {};
    const answers = {
      ...draft.answers,
      freePlace: freePlace === 'yes',
      criteria: criteria ?? [],
      previousCertificate: previousCertificate ?? draft.answers.previousCertificate,
    };
    const result = await this.flow.join(actor, draft, context, answers, ifFull);
    if (result.kind === 'place') return redirect(`/places/${result.secret}`);
    await this.drafts.save(draft, answers);
    this.cookie.set(reply, draft.key);
    const typed =
      (body as { previousCertificate?: unknown } | null)?.previousCertificate ?? answers.previousCertificate;
    const shown = result.kind === 'entry' && typeof typed === 'string' ? { ...result, number: typed } : result;
    return this.pages.result(context, language, answers, shown);
  }
}
