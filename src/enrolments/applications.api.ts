import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody } from '../platform/http';
import { ApplicationPoints } from './application-points.service';
import { DecisionsForm, ExplanationForm, PointsForm } from './applications.forms';
import { APPLICATIONS } from './applications.openapi';
import { applicationJson, applicationsJson } from './applications.presenter';
import { Applications } from './applications.service';
import { EnrolmentAnswers } from './enrolment-answers';
import { Refusals } from './refusals.service';

/** Who asks to come into a class: read together, given points, decided, and answered when they ask why. */
@Described(APPLICATIONS)
@Controller('api/v1')
export class ApplicationsApi {
  constructor(
    private readonly applications: Applications,
    private readonly points: ApplicationPoints,
    private readonly refusals: Refusals,
    private readonly answers: EnrolmentAnswers,
  ) {}

  @Get('classes/:id/applications')
  @Allow('coordinator', 'manager')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return applicationsJson(await this.applications.list(actor, id));
  }

  @Post('classes/:id/applications/decisions')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: DecisionsForm }) form: DecisionsForm,
  ): Promise<object> {
    const because = form.answer === 'refuse' ? form.reason : undefined;
    return { items: await this.applications.decide(actor, id, form.enrolmentIds, because) };
  }

  @Put('enrolments/:id/points')
  @Allow('coordinator', 'manager')
  async give(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: PointsForm }) form: PointsForm,
  ): Promise<object> {
    return applicationJson(await this.points.giveOne(actor, id, form.met));
  }

  @Post('enrolments/:id/question')
  @HttpCode(200)
  @Allow('secret')
  async askWhy(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.answers.place(await this.refusals.askWhy(actor, id), actor);
  }

  @Post('enrolments/:id/explanation')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async explain(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: ExplanationForm }) form: ExplanationForm,
  ): Promise<object> {
    return this.answers.place(await this.refusals.explain(actor, id, form.text), actor);
  }
}
