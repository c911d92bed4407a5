import { Controller, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import { Allow, CurrentActor, redirect, type Redirect } from '../../platform/http';
import { Undoing } from './undoing.service';

/** What was done today, undone. */
@Controller('office/done')
@Allow('coordinator', 'manager')
export class UndoController {
  constructor(private readonly undoing: Undoing) {}

  @Post(':line/undo')
  async undo(@CurrentActor() actor: StaffActor, @Param('line') line: string): Promise<Redirect> {
    try {
      await this.undoing.undo(actor, line);
      return redirect('/office', 'done.flash');
    } catch (error) {
      // Something came after it: the page shows how things stand, and the class what can be done.
      if (!(error instanceof DomainError) || (error.status !== 409 && error.status !== 422)) throw error;
      return redirect('/office', 'done.problem');
    }
  }
}
