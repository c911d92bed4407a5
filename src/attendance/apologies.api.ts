import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { Apologies, type ComingOfParty } from './apologies.service';
import { APOLOGIES_API } from './apologies.openapi';
import { ApologyBody } from './attendance.forms';

function comingJson({ trainingClass, meetings, apologies }: ComingOfParty): object {
  return {
    classId: trainingClass.id,
    timeZone: trainingClass.timeZone,
    meetings: meetings.map(({ id, start, end }) => ({
      sessionId: id,
      start: start.toISOString(),
      end: end.toISOString(),
      apologies: apologies
        .filter(({ sessionId }) => sessionId === id)
        .map(({ companion, at, way }) => ({ companion, at: at.toISOString(), way })),
    })),
  };
}

/** Who cannot come to a meeting, as JSON: by the holder of the secret, or by the office for somebody. */
@Described(APOLOGIES_API)
@Controller('api/v1/enrolments/:id/apologies')
export class ApologiesApi {
  constructor(private readonly apologies: Apologies) {}

  @Get()
  @Allow('secret', 'coordinator', 'manager')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return comingJson(await this.apologies.coming(actor, id));
  }

  @Put(':sessionId')
  @Allow('secret', 'coordinator', 'manager')
  async say(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('sessionId') sessionId: string,
    @Body({ schema: ApologyBody }) { companions }: ApologyBody,
  ): Promise<object> {
    const way = actor.kind === 'holder' ? 'page' : 'office';
    return comingJson(await this.apologies.say(actor, id, sessionId, { companions, way }));
  }

  @Delete(':sessionId')
  @HttpCode(200)
  @Allow('secret', 'coordinator', 'manager')
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('sessionId') sessionId: string,
  ): Promise<object> {
    return comingJson(await this.apologies.takeBack(actor, id, sessionId));
  }
}
