import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, OperationId, type Reply } from '../platform/http';
import { EnrolmentAnswers } from './enrolment-answers';
import { JoinForm, RosterQuery } from './enrolments.forms';
import { Enrolments } from './enrolments.service';
import { JoinService } from './join.service';
import { CLASS_ENROLMENTS } from './enrolments.openapi';

/** Joining a class, and who is in it. */
@Described(CLASS_ENROLMENTS)
@Controller('api/v1/classes/:id')
export class ClassEnrolmentsApi {
  constructor(
    private readonly joining: JoinService,
    private readonly enrolments: Enrolments,
    private readonly answers: EnrolmentAnswers,
  ) {}

  @Post('enrolments')
  @Allow('public')
  async join(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('id') id: string,
    @Body({ schema: JoinForm }) form: JoinForm,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const answer = await this.joining.join(actor, operationId, id, form);
    void reply.status(answer.kind === 'joined' ? 201 : 200);
    return this.answers.join(answer);
  }

  @Get('roster')
  @Allow('staff')
  async roster(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query({ schema: RosterQuery }) query: RosterQuery,
  ): Promise<object> {
    return this.answers.roster(await this.enrolments.roster(actor, id, query));
  }
}
