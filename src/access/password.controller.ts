import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, redirect, type Redirect, type Reply } from '../platform/http';
import { type Request, RequestLanguage, tooManyTries } from '../platform/http';
import { AccountLinkPages } from './account-links.presenter';
import { ForgottenPassword } from './forgotten-password.service';
import { PasswordLinks } from './password-links.service';
import { NewPasswordForm, PasswordLinkForm } from './team.forms';

type Answer = Promise<Page | Redirect>;

/** For whoever has forgotten the password: asking for a link, and the page behind it. */
@Controller('password')
export class PasswordController {
  constructor(
    private readonly forgotten: ForgottenPassword,
    private readonly links: PasswordLinks,
    private readonly pages: AccountLinkPages,
  ) {}

  @Get()
  @Allow('public')
  ask(@RequestLanguage() language: Language): Page {
    return this.pages.ask(language);
  }

  /** The answer is the same whether there is an account or not. */
  @Post()
  @Allow('public')
  async send(
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Answer {
    const form = parseForm(PasswordLinkForm, body);
    if (!form.ok) return this.pages.ask(language, form.input, form.errors);
    try {
      await this.forgotten.ask(form.value.email, language, request.ip);
    } catch (error) {
      return this.pages.ask(language, form.value, [tooManyTries(error, reply, 'email')], 429);
    }
    return this.pages.asked(language, form.value.email);
  }

  @Get(':secret')
  @Allow('secret')
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Answer {
    return this.orGone(language, async () => {
      await this.links.look(actor);
      return this.pages.fresh(language);
    });
  }

  @Post(':secret')
  @Allow('secret')
  set(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Body() body: unknown): Answer {
    const form = parseForm(NewPasswordForm, body);
    return this.orGone(language, async () => {
      await this.links.look(actor);
      if (!form.ok) return this.pages.fresh(language, form.errors);
      await this.links.use(actor, form.value.newPassword);
      return redirect('/sign-in', 'invite.flash.password');
    });
  }

  private async orGone(language: Language, work: () => Answer): Answer {
    try {
      return await work();
    } catch (error) {
      if (error instanceof NotFoundError) return this.pages.gone(language, 'password');
      throw error;
    }
  }
}
