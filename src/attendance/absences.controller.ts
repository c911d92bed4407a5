import { Controller, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { Allow, CurrentActor, redirect, type Redirect } from '../platform/http';
import { Absences } from './absences.service';

/** The word of the office that somebody was called because of absences. */
@Controller('office/absences')
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @Post(':id')
  @Allow('coordinator', 'manager')
  async phoned(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<Redirect> {
    await this.absences.phoned(actor, actor.organisationId, id);
    return redirect('/office', 'roll.flash.phoned');
  }
}
