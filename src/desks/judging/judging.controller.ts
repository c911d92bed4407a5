import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError, FieldErrors, LostRaceError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { PiecePhotos, sendPhoto, Judging } from '../../learning';
import { Allow, CurrentActor, type Page, redirect, type Redirect, type Reply } from '../../platform/http';
import { RequestLanguage } from '../../platform/http';
import { JudgementFields } from './judging.forms';
import { JudgingPages } from './judging.pages';

type Where = Record<'enrolment' | 'task' | 'companion', string>;
const numbered = ({ companion, ...where }: Where) => ({
  ...where,
  companion: /^\d{1,2}$/.test(companion) ? Number(companion) : -1,
});

/** Handwork for who judges it: what waits, a class, one piece. */
@Controller('teach')
@Allow('instructor', 'coordinator', 'manager')
export class JudgingController {
  constructor(
    private readonly judging: Judging,
    private readonly pages: JudgingPages,
    private readonly photos: PiecePhotos,
  ) {}

  @Get('handwork')
  waiting(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.waiting(actor, language);
  }

  @Get('classes/:code/handwork')
  ofClass(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.ofClass(actor, language, code);
  }

  @Get('handwork/photos/:piece/:photo')
  async photo(
    @CurrentActor() actor: StaffActor,
    @Param() { piece, photo }: Record<'piece' | 'photo', string>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return sendPhoto(reply, await this.photos.forJudge(actor, piece, photo));
  }

  @Get('handwork/:enrolment/:task/:companion')
  show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language, @Param() where: Where): Promise<Page> {
    return this.pages.judge(actor, language, numbered(where));
  }

  @Post('handwork/:enrolment/:task/:companion')
  async judge(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param() where: Where,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { typed, ...judgement } = JudgementFields.parse(body ?? {});
    const { enrolment: enrolmentId, task: taskId, companion } = numbered(where);
    try {
      await this.judging.judge(actor, { enrolmentId, taskId, companion }, judgement);
    } catch (error) {
      if (error instanceof FieldErrors)
        return this.pages.judge(actor, language, numbered(where), { errors: error.errors, typed });
      const stale = error instanceof DomainError && error.code === 'stale';
      if (!stale && !(error instanceof LostRaceError)) throw error;
      const code = stale ? 'piece_changed' : 'lost_race';
      return this.pages.judge(actor, language, numbered(where), {
        errors: [{ field: 'remark', code, message: '' }],
        typed,
      });
    }
    return redirect('/teach/handwork', 'judging.flash.judged');
  }
}
