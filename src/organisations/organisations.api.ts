import { Body, Controller, Get, Param, Patch, Put, Query } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { listed, type Listed } from '../shared/listing';
import { Allow, CurrentActor, Described } from '../platform/http';
import type { Help, Organisation, OrganisationSettings } from './organisation';
import { type OrganisationList, HelpForm, OrganisationListQuery, SettingsPatch } from './organisation.forms';
import { canReadSettings } from './organisations.policy';
import { type OrganisationView, organisationView } from './organisations.presenter';
import { Organisations } from './organisations.service';
import { ORGANISATIONS } from './organisations.openapi';

/** Organisations as JSON: everybody may see who there is, the own staff its settings. */
@Described(ORGANISATIONS)
@Controller('api/v1/organisations')
export class OrganisationsApi {
  constructor(private readonly organisations: Organisations) {}

  @Get()
  @Allow('public')
  async list(
    @Query({ schema: OrganisationListQuery }) { after = '', limit }: OrganisationList,
  ): Promise<Listed<OrganisationView>> {
    const rest = (await this.organisations.list()).filter(({ slug, closed }) => !closed && slug > after);
    const slugOf = ({ slug }: Organisation): string => slug;
    return listed(rest, limit, slugOf, (organisation) => organisationView(organisation, false));
  }

  @Get(':organisation')
  @Allow('public')
  async show(@CurrentActor() actor: Actor, @Param('organisation') idOrSlug: string): Promise<OrganisationView> {
    const organisation = await this.organisations.get(idOrSlug);
    return organisationView(organisation, canReadSettings(actor, organisation));
  }

  @Patch(':organisation/settings')
  @Allow('manager', 'coordinator')
  changeSettings(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Body({ schema: SettingsPatch }) patch: SettingsPatch,
  ): Promise<OrganisationSettings> {
    return this.organisations.changeSettings(actor, idOrSlug, patch);
  }

  @Put(':organisation/help')
  @Allow('manager', 'coordinator')
  changeHelp(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Body({ schema: HelpForm }) form: HelpForm,
  ): Promise<Help> {
    return this.organisations.changeHelp(actor, idOrSlug, form);
  }
}
