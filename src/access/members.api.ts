import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described } from '../platform/http';
import { Organisations } from '../organisations';
import { MEMBERS } from './members.openapi';
import { Members } from './members.service';
import { type MemberView, memberView } from './team.presenter';
import { RolesForm } from './team.forms';

/** Who works for an organisation, as JSON. */
@Described(MEMBERS)
@Controller('api/v1/organisations/:organisation/members')
@Allow('manager')
export class MembersApi {
  constructor(
    private readonly members: Members,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('organisation') idOrSlug: string): Promise<Listed<MemberView>> {
    const team = await this.members.list(actor, await this.idOf(idOrSlug));
    return { items: team.map(memberView), next: null };
  }

  @Put(':account')
  async changeRoles(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Param('account') account: string,
    @Body({ schema: RolesForm }) { roles }: RolesForm,
  ): Promise<MemberView> {
    return memberView(await this.members.changeRoles(actor, await this.idOf(idOrSlug), account, roles));
  }

  @Delete(':account')
  @HttpCode(204)
  async end(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Param('account') account: string,
  ): Promise<void> {
    await this.members.end(actor, await this.idOf(idOrSlug), account);
  }

  private async idOf(idOrSlug: string): Promise<string> {
    return (await this.organisations.get(idOrSlug)).id;
  }
}
