import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import type { OrganisationSettings } from './organisation';
import { SettingsPatch } from './organisation.forms';
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
  async list(): Promise<{ items: OrganisationView[]; next: null }> {
    const all = await this.organisations.list();
    return { items: all.map((organisation) => organisationView(organisation, false)), next: null };
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
}
