import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, type FieldProblem } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Config } from '../platform/config';
import { Allow, CurrentActor, page, type Page, parseForm, redirect, type Redirect, type Reply } from '../platform/http';
import { type Request, RequestLanguage, tooManyTries } from '../platform/http';
import { ownPath, SignInPageForm } from './access.forms';
import { SignInPages } from './access.presenter';
import { rolesHere } from './account';
import { SecondStepPages } from './second-step.presenter';
import { clearSignInCookie, setSignInCookie, SIGN_IN_COOKIE } from './sign-in-cookie';
import { CodeNeededError, SignIns } from './sign-ins.service';
import { deskOf } from './staff-frame';

/** The page on which teams sign in, and the button that signs out. */
@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignIns,
    private readonly pages: SignInPages,
    private readonly steps: SecondStepPages,
    private readonly config: Config,
  ) {}

  @Get('sign-in')
  @Allow('public')
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Query('next') next: unknown,
  ): Page | Redirect {
    if (actor.kind === 'staff') return redirect(ownPath(next) ?? deskOf(actor.roles));
    return this.form(language, { next });
  }

  @Post('sign-in')
  @Allow('public')
  async begin(
    @Body() body: unknown,
    @RequestLanguage() language: Language,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Redirect> {
    const form = parseForm(SignInPageForm, body);
    if (!form.ok) return this.form(language, form.input, form.errors);
    try {
      const { next, kept, ...typed } = form.value;
      const { secret, identity } = await this.signIns.begin(typed, request.ip, request.cookies[SIGN_IN_COOKIE]);
      setSignInCookie(reply, secret, this.config.publicUrl.startsWith('https:'));
      const after = ownPath(next) ?? deskOf(rolesHere(identity));
      return this.pages.kept(language, kept, after) ?? redirect(after);
    } catch (error) {
      if (error instanceof CodeNeededError) return this.steps.ask(language, { ...form.value, ticket: error.ticket });
      if (error instanceof DomainError && error.code === 'wrong_sign_in')
        return this.form(language, form.value, [{ field: 'email', code: error.code, message: '' }]);
      return this.form(language, form.value, [tooManyTries(error, reply, 'email')], 429);
    }
  }

  @Post('sign-out')
  @Allow('public')
  async end(@Req() request: Request, @Res({ passthrough: true }) reply: Reply): Promise<Redirect> {
    const secret = request.cookies[SIGN_IN_COOKIE];
    if (secret) await this.signIns.end(secret);
    clearSignInCookie(reply);
    return redirect('/sign-in', 'access.signed-out');
  }

  private form(
    language: Language,
    input: Readonly<Record<string, unknown>>,
    problems: readonly FieldProblem[] = [],
    status = 422,
  ): Page {
    const { model, title } = this.pages.signIn(language, input, problems);
    return page('access/sign-in', model, { title, private: true, status: problems.length > 0 ? status : 200 });
  }
}
