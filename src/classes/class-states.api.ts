import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody } from '../platform/http';
import { ClassStates } from './class-states.service';
import { ClassViews } from './class-views.service';
import { type Cancellation, CancellationForm } from './classes.forms';
import type { TrainingClass } from './training-class';
import { CLASS_STATES } from './classes.openapi';

/** A class's way through its states; each answers with the class. */
@Described(CLASS_STATES)
@Controller('api/v1/classes/:class')
export class ClassStatesApi {
  constructor(
    private readonly states: ClassStates,
    private readonly views: ClassViews,
  ) {}

  @Post('publication')
  @HttpCode(200)
  @Allow('manager', 'coordinator')
  publish(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.shown(actor, this.states.publish(actor, name));
  }

  @Post('confirmation')
  @HttpCode(200)
  @Allow('manager', 'coordinator')
  confirm(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.shown(actor, this.states.confirm(actor, name));
  }

  @Post('cancellation')
  @HttpCode(200)
  @Allow('manager', 'coordinator')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: CancellationForm }) { reason }: Cancellation,
  ): Promise<object> {
    return this.shown(actor, this.states.cancel(actor, name, reason));
  }

  @Post('completion')
  @HttpCode(200)
  @Allow('manager', 'coordinator')
  complete(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.shown(actor, this.states.complete(actor, name));
  }

  @Post('closing')
  @HttpCode(200)
  @Allow('manager', 'coordinator')
  close(
    @CurrentActor() actor: Actor,
    @Param('class') name: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    return this.shown(actor, this.states.close(actor, name));
  }

  private async shown(actor: Actor, row: Promise<TrainingClass>): Promise<object> {
    return this.views.show(actor, await row);
  }
}
