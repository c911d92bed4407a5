import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, page, type Page, parseForm, redirect, type Redirect, type Reply } from '../platform/http';
import { type Request, RequestLanguage, tooManyTries } from '../platform/http';
import { PasswordForm } from './access.forms';
import { OwnAccountPages } from './own-account.presenter';
import { OwnAccount } from './own-account.service';
import { whenceOf } from './sign-in-cookie';

/** The page of the own account: everybody signed in has it, whatever the role. */
@Controller('me')
@Allow('staff')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly pages: OwnAccountPages,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Req() request: Request,
  ): Promise<Page> {
    return this.page(actor, language, request);
  }

  @Post('password')
  async changePassword(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Redirect> {
    const form = parseForm(PasswordForm, body);
    if (!form.ok) return this.page(actor, language, request, form.errors);
    try {
      await this.own.changePassword(actor, form.value, whenceOf(request));
    } catch (error) {
      if (error instanceof FieldErrors) return this.page(actor, language, request, error.errors);
      return this.page(actor, language, request, [tooManyTries(error, reply, 'password')], 429);
    }
    return redirect('/me', 'me.flash.password');
  }

  @Post('sign-ins')
  async endOthers(@CurrentActor() actor: StaffActor, @Req() request: Request): Promise<Redirect> {
    await this.own.endOthers(actor, whenceOf(request));
    return redirect('/me', 'me.flash.ended');
  }

  private async page(
    actor: StaffActor,
    language: Language,
    request: Request,
    problems: readonly FieldProblem[] = [],
    status = 422,
  ): Promise<Page> {
    const { model, title } = this.pages.show(actor, language, await this.own.read(actor, whenceOf(request)), problems);
    return page('access/me', model, {
      title,
      status: problems.length > 0 ? status : 200,
      layout: 'staff',
      everyLanguage: true,
      private: true,
    });
  }
}
