import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Allow, CurrentActor, page, type Page, parseForm, redirect, type Redirect } from '../platform/http';
import { RequestLanguage } from '../platform/http';
import { partyNumbers } from '../enrolments';
import { RollForm } from './attendance.forms';
import { Attendance } from './attendance.service';
import { RollPresenter } from './roll.presenter';

/** The roll as a page: one form, two minutes, no script needed. */
@Controller('office/meetings/:id/roll')
export class RollController {
  constructor(
    private readonly attendance: Attendance,
    private readonly presenter: RollPresenter,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('coordinator', 'manager', 'instructor')
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    const view = await this.presenter.view(language, await this.attendance.roll(actor, id));
    return page('attendance/roll', view, {
      title: view.title,
      layout: 'staff',
      private: true,
      context: { bodyClass: 's-rollpage' },
    });
  }

  @Post()
  @Allow('coordinator', 'manager', 'instructor')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: Record<string, string>,
  ): Promise<Redirect> {
    const roll = await this.attendance.roll(actor, id);
    const form = parseForm(RollForm, body);
    const chosen = form.ok ? form.value : [];
    const everyone = roll.enrolments.flatMap((enrolment) =>
      partyNumbers(enrolment).map((companion) => ({
        enrolmentId: enrolment.id,
        companion,
        status: 'present' as const,
      })),
    );
    const marks = body['all'] === 'present' ? everyone : chosen;
    const markedAt = this.clock.now();
    // A page that lay open all evening must not undo what somebody else marked meanwhile: only what differs is new.
    const changed = marks.filter(
      (mark) =>
        !roll.marks.some(
          (one) =>
            one.enrolmentId === mark.enrolmentId && one.companion === mark.companion && one.status === mark.status,
        ),
    );
    if (changed.length > 0)
      await this.attendance.mark(
        actor,
        id,
        changed.map((mark) => ({ ...mark, markedAt })),
      );
    if (marks.length === 0 && roll.marks.length === 0)
      return redirect(`/office/meetings/${id}/roll`, 'attendance.problem.nobody-marked');
    const early = roll.session.start > markedAt;
    return redirect(`/office/meetings/${id}/roll`, `attendance.flash.${early ? 'saved-early' : 'saved'}`);
  }
}
