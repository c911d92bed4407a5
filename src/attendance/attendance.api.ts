import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described } from '../platform/http';
import { RollBody } from './attendance.forms';
import { Attendance, type Roll } from './attendance.service';
import { ATTENDANCE } from './attendance.openapi';

function rollJson({ trainingClass, session, marks }: Roll): object {
  return {
    sessionId: session.id,
    classId: trainingClass.id,
    marks: marks.map(({ enrolmentId, companion, status, minutes, markedAt }) => ({
      enrolmentId,
      ...(companion > 0 ? { companion } : {}),
      status,
      ...(minutes === undefined ? {} : { minutes }),
      markedAt: markedAt.toISOString(),
    })),
  };
}

/** The roll, as JSON. */
@Described(ATTENDANCE)
@Controller('api/v1/sessions')
export class AttendanceApi {
  constructor(private readonly attendance: Attendance) {}

  @Get(':id/attendance')
  @Allow('coordinator', 'manager', 'instructor')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return rollJson(await this.attendance.roll(actor, id));
  }

  @Put(':id/attendance')
  @Allow('coordinator', 'manager', 'instructor')
  async mark(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body({ schema: RollBody }) body: z.infer<typeof RollBody>,
  ): Promise<object> {
    return rollJson(await this.attendance.mark(actor, id, body.marks));
  }
}
