import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { DomainError, FieldErrors } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, redirect, type Redirect, type Reply } from '../platform/http';
import { type Request, RequestLanguage, tooManyTries } from '../platform/http';
import { SecondStepPages } from './second-step.presenter';
import { SecondStepSetting } from './second-step-setting.service';
import { StepCodeForm, StepEndForm } from './team.forms';

type Answer = Promise<Page | Redirect>;

/** The second step of the own sign-in: set up with an app, and ended. */
@Controller('me/second-step')
@Allow('staff')
export class SecondStepController {
  constructor(
    private readonly setting: SecondStepSetting,
    private readonly pages: SecondStepPages,
  ) {}

  @Get()
  async begin(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Answer {
    return this.pages.setUp(language, await this.setting.begin(actor));
  }

  @Post()
  async confirm(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Answer {
    const form = parseForm(StepCodeForm, body);
    if (!form.ok) {
      const ticket = form.input['ticket'];
      const begun = await this.setting.again(actor, typeof ticket === 'string' ? ticket : '');
      return this.pages.setUp(language, begun, form.errors);
    }
    const { ticket, code } = form.value;
    try {
      return this.pages.written(language, await this.setting.confirm(actor, ticket, code));
    } catch (error) {
      if (error instanceof FieldErrors)
        return this.pages.setUp(language, await this.setting.again(actor, ticket), error.errors);
      if (error instanceof DomainError && error.code === 'wrong_state') return redirect('/me');
      throw error;
    }
  }

  @Get('end')
  askEnd(@RequestLanguage() language: Language): Page {
    return this.pages.end(language);
  }

  @Post('end')
  async end(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Answer {
    const form = parseForm(StepEndForm, body);
    if (!form.ok) return this.pages.end(language, form.errors);
    try {
      await this.setting.end(actor, form.value.password, request.ip);
    } catch (error) {
      if (error instanceof FieldErrors) return this.pages.end(language, error.errors);
      return this.pages.end(language, [tooManyTries(error, reply, 'password')], 429);
    }
    return redirect('/me', 'step.flash.ended');
  }
}
