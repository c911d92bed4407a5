import { Body, Controller, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, OperationId, type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { RequestLanguage } from '../../platform/http';
import { InvitationForm, Invitations } from '../../access';
import { fieldsOf } from '../office/refusals';
import { readValues, text, ticked } from '../planning/values';
import { TeamPages } from './team.pages';

type Answer = Promise<Page | Redirect>;

/** Asking somebody to join the team. */
@Controller('office/team-invitations')
@Allow('manager')
export class TeamInvitationsController {
  constructor(
    private readonly pages: TeamPages,
    private readonly invitations: Invitations,
  ) {}

  @Post()
  async invite(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @OperationId() id: string,
    @Body() body: unknown,
  ): Answer {
    const values = readValues(body);
    const [name, email, of] = ['name', 'email', 'language'].map((field) => text(values, field));
    const form = parseForm(InvitationForm, { name, email, language: of, roles: ticked(values, 'roles') });
    if (!form.ok) return this.pages.show(actor, language, undefined, { values, problems: form.errors });
    try {
      await this.invitations.invite(actor, actor.organisationId, id, form.value);
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return this.pages.show(actor, language, undefined, { values, problems: fieldsOf(error) });
    }
    return redirect('/office/team', 'team.flash.invited');
  }

  @Post(':id/sending')
  async sendAgain(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<Redirect> {
    await this.invitations.sendAgain(actor, actor.organisationId, id);
    return redirect('/office/team', 'team.flash.sent');
  }

  @Post(':id/withdrawal')
  async takeBack(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<Redirect> {
    await this.invitations.takeBack(actor, actor.organisationId, id);
    return redirect('/office/team', 'team.flash.withdrawn');
  }
}
