import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { EnrolmentAnswers } from './enrolment-answers';
import { SwapForm, TransferForm } from './enrolments.forms';
import { MOVES } from './enrolments.openapi';
import { Swaps } from './swaps.service';
import { Transfers } from './transfers.service';

/** Moves from group to group. */
@Described(MOVES)
@Controller('api/v1/enrolments')
export class MovesApi {
  constructor(
    private readonly transfers: Transfers,
    private readonly swaps: Swaps,
    private readonly answers: EnrolmentAnswers,
  ) {}

  @Post(':id/transfer')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async transfer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: TransferForm }) form: TransferForm,
  ): Promise<object> {
    return this.answers.place(await this.transfers.move(actor, id, form), actor);
  }

  @Post(':id/swap')
  @HttpCode(200)
  @Allow('coordinator', 'manager')
  async swap(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: SwapForm }) form: SwapForm,
  ): Promise<object> {
    return this.answers.place(await this.swaps.swap(actor, id, form), actor);
  }
}
