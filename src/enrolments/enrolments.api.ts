import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { EnrolmentAnswers } from './enrolment-answers';
import { CompanionsForm } from './enrolments.forms';
import { Companions } from './companions.service';
import { Places } from './places.service';
import { ENROLMENTS } from './enrolments.openapi';

/** One enrolment by its id: for the holder of its secret, and for staff of the organisation. */
@Described(ENROLMENTS)
@Controller('api/v1/enrolments')
export class EnrolmentsApi {
  constructor(
    private readonly places: Places,
    private readonly party: Companions,
    private readonly answers: EnrolmentAnswers,
  ) {}

  @Get(':id')
  @Allow('secret', 'staff')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.answers.place(await this.places.get(actor, id), actor);
  }

  @Delete(':id')
  @HttpCode(200)
  @Allow('secret', 'coordinator', 'manager')
  async giveBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    const { status, reason } = await this.places.giveBack(actor, id);
    return { id, status, reason };
  }

  @Put(':id/companions')
  @Allow('secret', 'coordinator', 'manager')
  async companions(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: CompanionsForm }) form: CompanionsForm,
  ): Promise<object> {
    return this.answers.place(await this.party.name(actor, id, form.companions));
  }

  @Delete(':id/companions/:number')
  @HttpCode(200)
  @Allow('secret', 'coordinator', 'manager')
  async companionLeaves(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<object> {
    return this.answers.place(await this.party.giveBack(actor, id, Number(number)), actor);
  }
}
