import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody } from '../platform/http';
import { Admissions } from './admissions.service';
import { EnrolmentAnswers } from './enrolment-answers';
import { Refusals } from './refusals.service';
import { AdmissionForm, PriorityForm, RejectionForm } from './enrolments.forms';
import { ADMISSIONS } from './enrolments.openapi';

/** What the office decides about an enrolment: in or not, further up the list. */
@Described(ADMISSIONS)
@Controller('api/v1/enrolments')
export class AdmissionsApi {
  constructor(
    private readonly admissions: Admissions,
    private readonly refusals: Refusals,
    private readonly answers: EnrolmentAnswers,
  ) {}

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

  @Post(':id/reopening')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.place(await this.admissions.reopen(actor, id));
  }

  @Post(':id/rejection')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: RejectionForm }) form: RejectionForm,
  ): Promise<object> {
    return this.answers.place(await this.refusals.refuse(actor, id, form.reason));
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
