import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described } from '../platform/http';
import { Organisations } from '../organisations';
import { assertManages } from './access.policy';
import { TokenForm } from './team.forms';
import { type TokenView, tokenRowView } from './team.presenter';
import { API_TOKENS } from './tokens.openapi';
import { Tokens } from './tokens.service';

/** The keys of an organisation's programs, as JSON. */
@Described(API_TOKENS)
@Controller('api/v1/organisations/:organisation/tokens')
@Allow('manager')
export class TokensApi {
  constructor(
    private readonly tokens: Tokens,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('organisation') idOrSlug: string): Promise<Listed<TokenView>> {
    const rows = await this.tokens.list(await this.managed(actor, idOrSlug));
    return { items: rows.map(tokenRowView), next: null };
  }

  @Post()
  async make(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Body({ schema: TokenForm }) { name, role }: TokenForm,
  ): Promise<{ id: string; token: string }> {
    const organisationId = await this.managed(actor, idOrSlug);
    return this.tokens.make(actor, { organisationId, name, role });
  }

  @Delete(':id')
  @HttpCode(204)
  async end(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.tokens.end(actor, await this.managed(actor, idOrSlug), id);
  }

  private async managed(actor: Actor, idOrSlug: string): Promise<string> {
    const { id } = await this.organisations.get(idOrSlug);
    assertManages(actor, id);
    return id;
  }
}
