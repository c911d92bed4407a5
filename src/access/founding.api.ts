import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody, OperationId } from '../platform/http';
import { type Organisation, OrganisationStates } from '../organisations';
import { FoundingForm } from './founding.forms';
import { FOUNDING } from './founding.openapi';
import { Founding } from './founding.service';

interface FoundedView {
  readonly id: string;
  readonly slug: string;
  readonly closed: string | null;
}

/** What the operator does with organisations, as JSON: it adds and closes them, and sees nothing inside. */
@Described(FOUNDING)
@Controller('api/v1/organisations')
@Allow('operator')
export class FoundingApi {
  constructor(
    private readonly founding: Founding,
    private readonly states: OrganisationStates,
  ) {}

  @Post()
  async found(
    @CurrentActor() actor: Actor,
    @OperationId() id: string,
    @Body({ schema: FoundingForm }) form: FoundingForm,
  ): Promise<FoundedView> {
    return view(await this.founding.found(actor, id, form));
  }

  @Put(':organisation/closing')
  @HttpCode(200)
  async close(
    @CurrentActor() actor: Actor,
    @Param('organisation') idOrSlug: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<FoundedView> {
    return view(await this.states.close(actor, idOrSlug));
  }

  @Delete(':organisation/closing')
  @HttpCode(204)
  async reopen(@CurrentActor() actor: Actor, @Param('organisation') idOrSlug: string): Promise<void> {
    await this.states.reopen(actor, idOrSlug);
  }
}

const view = ({ id, slug, closed }: Organisation): FoundedView => ({ id, slug, closed: closed?.toISOString() ?? null });
