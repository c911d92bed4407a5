import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described, EmptyBody, OperationId } from '../platform/http';
import { Organisations } from '../organisations';
import { INVITATIONS } from './members.openapi';
import { Invitations } from './invitations.service';
import { InvitationForm } from './team.forms';
import { type InvitationView, invitationView } from './team.presenter';

/** Who was asked to join a team, as JSON; the secret is in the letter alone. */
@Described(INVITATIONS)
@Controller('api/v1/organisations/:organisation/invitations')
@Allow('manager')
export class InvitationsApi {
  constructor(
    private readonly invitations: Invitations,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('organisation') idOrSlug: string): Promise<Listed<InvitationView>> {
    const open = await this.invitations.list(actor, await this.idOf(idOrSlug));
    return { items: open.map(invitationView), next: null };
  }

  @Post()
  async invite(
    @CurrentActor() actor: Actor,
    @OperationId() id: string,
    @Param('organisation') idOrSlug: string,
    @Body({ schema: InvitationForm }) form: InvitationForm,
  ): Promise<InvitationView> {
    return invitationView(await this.invitations.invite(actor, await this.idOf(idOrSlug), id, form));
  }

  @Post(':id/sending')
  @HttpCode(200)
  async sendAgain(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<InvitationView> {
    return invitationView(await this.invitations.sendAgain(actor, await this.idOf(idOrSlug), id));
  }

  @Delete(':id')
  @HttpCode(204)
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.invitations.takeBack(actor, await this.idOf(idOrSlug), id);
  }

  private async idOf(idOrSlug: string): Promise<string> {
    return (await this.organisations.get(idOrSlug)).id;
  }
}
