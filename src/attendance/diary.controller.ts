import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { type FieldProblem, LostRaceError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, redirect, type Redirect, RequestLanguage } from '../platform/http';
import { DiaryBody } from './attendance.forms';
import { DiaryPages } from './diary.pages';
import { Diary } from './diary.service';

/** The diary of a class: read meeting by meeting, written beside the roll. */
@Controller('office')
export class DiaryController {
  constructor(
    private readonly diary: Diary,
    private readonly pages: DiaryPages,
  ) {}

  @Get('classes/:code/diary')
  @Allow('coordinator', 'manager', 'instructor', 'mentor')
  async show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.show(language, await this.diary.ofClass(actor, code));
  }

  @Get('meetings/:id/diary')
  @Allow('coordinator', 'manager', 'instructor')
  edit(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.pages.edit(actor, language, id);
  }

  @Post('meetings/:id/diary')
  @Allow('coordinator', 'manager', 'instructor')
  async write(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | null,
  ): Promise<Page | Redirect> {
    const { text, version } = body ?? {};
    const form = parseForm(DiaryBody, { text, version });
    const typed = typeof text === 'string' ? text : '';
    const again = (errors: readonly FieldProblem[]) => this.pages.edit(actor, language, id, { typed, errors });
    if (!form.ok) return again(form.errors);
    try {
      await this.diary.write(actor, id, form.value.text, form.value.version);
    } catch (error) {
      if (error instanceof LostRaceError) return again([{ field: 'text', code: 'lost_race', message: '' }]);
      throw error;
    }
    return redirect(`/office/meetings/${id}/roll`, 'diary.flash.saved');
  }
}
