import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, type FieldProblem, NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Config } from '../platform/config';
import { Allow, CurrentActor, type Page, parseForm, redirect, type Redirect, type Reply } from '../platform/http';
import { type Request, RequestLanguage, tooManyTries } from '../platform/http';
import { rolesHere } from './account';
import { AccountLinkPages } from './account-links.presenter';
import { InvitationAnswers } from './invitation-answers.service';
import { setSignInCookie, SIGN_IN_COOKIE } from './sign-in-cookie';
import { SignIns } from './sign-ins.service';
import { deskOf } from './staff-frame';
import { AcceptanceForm } from './team.forms';

type Answer = Promise<Page | Redirect>;

/** The page behind the link of an invitation: who asks, as what, and the password with which it is taken. */
@Controller('invitations/:secret')
@Allow('secret')
export class InvitationController {
  constructor(
    private readonly answers: InvitationAnswers,
    private readonly signIns: SignIns,
    private readonly pages: AccountLinkPages,
    private readonly config: Config,
  ) {}

  @Get()
  show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Answer {
    return this.page(actor, language);
  }

  @Post()
  async accept(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Answer {
    const form = parseForm(AcceptanceForm, body);
    if (!form.ok) return this.page(actor, language, form.input, form.errors);
    try {
      const { accountId, organisationId, asksCode } = await this.answers.accept(actor, form.value, request.ip);
      if (asksCode) return redirect('/sign-in', 'step.flash.sign-in');
      const former = request.cookies[SIGN_IN_COOKIE];
      const { secret, identity } = await this.signIns.open(accountId, { former, organisationId });
      setSignInCookie(reply, secret, this.config.publicUrl.startsWith('https:'));
      return redirect(deskOf(rolesHere(identity)), 'invite.flash.joined');
    } catch (error) {
      if (error instanceof NotFoundError) return this.pages.gone(language, 'invitation');
      if (error instanceof FieldErrors) return this.page(actor, language, form.value, error.errors);
      return this.page(actor, language, form.value, [tooManyTries(error, reply, 'password')], 429);
    }
  }

  private async page(
    actor: Actor,
    language: Language,
    input: Readonly<Record<string, unknown>> = {},
    problems: readonly FieldProblem[] = [],
    status = 422,
  ): Answer {
    try {
      return await this.pages.invitation(language, await this.answers.look(actor), input, problems, status);
    } catch (error) {
      if (error instanceof NotFoundError) return this.pages.gone(language, 'invitation');
      throw error;
    }
  }
}
