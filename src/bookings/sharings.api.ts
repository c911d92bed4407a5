import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { SharingForm } from './sharings.forms';
import { SHARINGS_API } from './sharings.openapi';
import { CompanySharings, type OwnSharing } from './sharings.service';

const sharingJson = ({ company, sharing }: OwnSharing): object => ({ company, ...sharing });

/** What somebody lets the own company see, as JSON: by the holder of the secret, or by the office for somebody. */
@Described(SHARINGS_API)
@Controller('api/v1/enrolments/:id/company-sharing')
@Allow('secret', 'coordinator', 'manager')
export class SharingsApi {
  constructor(private readonly sharings: CompanySharings) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return sharingJson(await this.sharings.own(actor, id));
  }

  @Put()
  async say(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: SharingForm }) form: SharingForm,
  ): Promise<object> {
    return sharingJson(await this.sharings.say(actor, id, form));
  }
}
