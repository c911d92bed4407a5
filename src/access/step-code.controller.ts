import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { DomainError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Config } from '../platform/config';
import { Allow, type Page, parseForm, redirect, type Redirect, type Reply, tooManyTries } from '../platform/http';
import { type Request, RequestLanguage } from '../platform/http';
import { ownPath } from './access.forms';
import { rolesHere } from './account';
import { SignInPages } from './access.presenter';
import { SecondStepPages } from './second-step.presenter';
import { setSignInCookie, SIGN_IN_COOKIE } from './sign-in-cookie';
import { SignIns } from './sign-ins.service';
import { deskOf } from './staff-frame';
import { StepAskForm } from './team.forms';

/** The code after the password. */
@Controller('sign-in/code')
@Allow('public')
export class StepCodeController {
  constructor(
    private readonly signIns: SignIns,
    private readonly pages: SecondStepPages,
    private readonly signInPages: SignInPages,
    private readonly config: Config,
  ) {}

  @Post()
  async finish(
    @Body() body: unknown,
    @RequestLanguage() language: Language,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | Redirect> {
    const form = parseForm(StepAskForm, body);
    if (!form.ok) return this.pages.ask(language, form.input, form.errors);
    const { ticket, code, next, kept } = form.value;
    try {
      const former = request.cookies[SIGN_IN_COOKIE];
      const { secret, identity } = await this.signIns.finish(ticket, code, request.ip, former);
      setSignInCookie(reply, secret, this.config.publicUrl.startsWith('https:'));
      const after = ownPath(next) ?? deskOf(rolesHere(identity));
      return this.signInPages.kept(language, kept, after) ?? redirect(after);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'wrong_code')
        return this.pages.ask(language, form.value, [{ field: 'code', code: error.code, message: '' }]);
      if (error instanceof DomainError && error.code === 'wrong_sign_in')
        return redirect('/sign-in', 'step.flash.late');
      return this.pages.ask(language, form.value, [tooManyTries(error, reply, 'code')], 429);
    }
  }
}
