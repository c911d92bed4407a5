import { Body, Controller, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, Described, NeverReplayed, type Request, RequestLanguage } from '../platform/http';
import { Organisations } from '../organisations';
import { ForgottenPassword } from './forgotten-password.service';
import { InvitationAnswers, type OpenInvitation } from './invitation-answers.service';
import { ACCOUNT_LINKS } from './members.openapi';
import { PasswordLinks } from './password-links.service';
import { AcceptanceForm, NewPasswordForm, PasswordLinkForm } from './team.forms';

/** What the secret links to an account open, as JSON. */
@Described(ACCOUNT_LINKS)
@Controller('api/v1')
export class AccountLinksApi {
  constructor(
    private readonly answers: InvitationAnswers,
    private readonly forgotten: ForgottenPassword,
    private readonly links: PasswordLinks,
    private readonly organisations: Organisations,
  ) {}

  @Get('invitations/current')
  @Allow('secret')
  async look(@CurrentActor() actor: Actor): Promise<object> {
    return this.view(await this.answers.look(actor));
  }

  @Post('invitations/acceptance')
  @Allow('secret')
  @HttpCode(200)
  @NeverReplayed()
  async accept(
    @CurrentActor() actor: Actor,
    @Body({ schema: AcceptanceForm }) form: AcceptanceForm,
    @Req() request: Request,
  ): Promise<object> {
    const open = await this.answers.look(actor);
    await this.answers.accept(actor, form, request.ip);
    return this.view({ ...open, known: true });
  }

  @Post('password-links')
  @Allow('public')
  @HttpCode(202)
  askLink(
    @RequestLanguage() language: Language,
    @Body({ schema: PasswordLinkForm }) { email }: PasswordLinkForm,
    @Req() request: Request,
  ): Promise<void> {
    return this.forgotten.ask(email, language, request.ip);
  }

  @Put('password-links/current')
  @Allow('secret')
  @HttpCode(204)
  useLink(
    @CurrentActor() actor: Actor,
    @Body({ schema: NewPasswordForm }) { newPassword }: NewPasswordForm,
  ): Promise<void> {
    return this.links.use(actor, newPassword);
  }

  private async view({ invitation, known }: OpenInvitation): Promise<object> {
    const { id, slug } = await this.organisations.get(invitation.organisationId);
    const { name, email, roles, ends } = invitation;
    return { organisation: { id, slug }, name, email, roles, ends: ends.toISOString(), known };
  }
}
