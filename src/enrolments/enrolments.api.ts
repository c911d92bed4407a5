import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { Admissions } from './admissions.service';
import { EnrolmentAnswers } from './enrolment-answers';
import { AdmissionForm, CompanionsForm, PriorityForm, RejectionForm } from './enrolments.forms';
import { Places } from './places.service';
import { ENROLMENTS } from './enrolments.openapi';

/** One enrolment by its id: for the holder of its secret, and for staff of the organisation. */
@Described(ENROLMENTS)
@Controller('api/v1/enrolments')
export class EnrolmentsApi {
  constructor(
    private readonly places: Places,
    private readonly admissions: Admissions,
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
    return this.answers.place(await this.places.setCompanions(actor, id, form.companions));
  }

  @Post(':id/admission')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async admit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: AdmissionForm }) form: AdmissionForm,
  ): Promise<object> {
    return this.answers.place(await this.admissions.admit(actor, id, form));
  }

  @Post(':id/rejection')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: RejectionForm }) form: RejectionForm,
  ): Promise<object> {
    return this.answers.place(await this.admissions.reject(actor, id, form.reason));
  }

  @Post(':id/priority')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async prioritise(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: PriorityForm }) form: PriorityForm,
  ): Promise<object> {
    const now = await this.admissions.prioritise(actor, id, form);
    return { ...(await this.answers.place(now)), priority: now.priority };
  }
}
