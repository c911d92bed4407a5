import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, page, type Page, redirect, type Redirect } from '../platform/http';
import { RequestLanguage } from '../platform/http';
import { Attendance } from './attendance.service';
import { readRoll } from './roll-form';
import { RollPresenter } from './roll.presenter';
import { RollSaving } from './roll-saving.service';

/** The roll as a page: one form, two minutes, no script needed. */
@Controller('office/meetings/:id/roll')
export class RollController {
  constructor(
    private readonly attendance: Attendance,
    private readonly saving: RollSaving,
    private readonly presenter: RollPresenter,
  ) {}

  @Get()
  @Allow('coordinator', 'manager', 'instructor')
  async show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    return framed('roll', await this.presenter.view(language, await this.attendance.roll(actor, id), actor.accountId));
  }

  @Post()
  @Allow('coordinator', 'manager', 'instructor')
  async save(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | null,
  ): Promise<Page | Redirect> {
    const input = readRoll(body ?? {});
    const saved = await this.saving.save(actor, id, input);
    if (saved.result === 'problems')
      return framed(
        'roll',
        await this.presenter.view(language, saved.roll, actor.accountId, { input, errors: saved.errors }),
        422,
      );
    const path = `/office/meetings/${id}/roll`;
    return saved.result === 'nobody'
      ? redirect(path, 'attendance.problem.nobody-marked')
      : redirect(path, `attendance.flash.${saved.result}`);
  }

  /** Every mark that came, those too that do not count. */
  @Get('marks')
  @Allow('coordinator', 'manager', 'instructor')
  async marks(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    return framed('marks', await this.presenter.marks(language, await this.attendance.roll(actor, id)));
  }
}

const framed = (view: 'roll' | 'marks', model: { readonly title: string }, status = 200): Page =>
  page(`attendance/${view}`, model, {
    status,
    title: model.title,
    layout: 'staff',
    private: true,
    context: { bodyClass: 's-rollpage' },
  });
